package io.ner4j.onnx.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP server on this machine that may misbehave down to the byte: one request a connection. */
final class Loopback implements AutoCloseable {

  /** What was asked; names of headers in lower case. */
  record Request(String method, String path, String query, Map<String, String> headers) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** Answers, well or badly. */
  @FunctionalInterface
  interface Handler {
    void answer(Request request, Reply reply) throws IOException, InterruptedException;
  }

  /** The connection. */
  record Reply(OutputStream out, CountDownLatch closing) {

    void send(int status, Map<String, String> headers, byte[] body) throws IOException {
      Map<String, String> all = new HashMap<>(headers);
      all.putIfAbsent("Content-Length", String.valueOf(body.length));
      head(status, all);
      out.write(body);
      out.flush();
    }

    void status(int status, Map<String, String> headers) throws IOException {
      send(status, headers, new byte[0]);
    }

    void head(int status, Map<String, String> headers) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " as told\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      raw(head + "Connection: close\r\n\r\n");
    }

    void raw(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    /** Says nothing until the server is closed. */
    void stall() throws InterruptedException {
      closing.await();
    }
  }

  private final ServerSocket socket;
  private final Handler handler;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  Loopback(Handler handler) throws IOException {
    this.handler = handler;
    this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loopback");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      String[] start = line.split(" ", 3);
      Map<String, String> headers = new HashMap<>();
      for (String h = in.readLine(); h != null && !h.isEmpty(); h = in.readLine()) {
        String[] parts = h.split(":", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
      }
      String[] target = start[1].split("\\?", 2);
      Request request =
          new Request(start[0], target[0], target.length > 1 ? target[1] : "", headers);
      requests.add(request);
      handler.answer(request, new Reply(connection.getOutputStream(), closing));
      connection.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      // The client went away: that is what some tests are for.
    }
  }

  /** Another name than {@link #number}, and so another server to whoever looks at names. */
  String name() {
    return "http://localhost:" + socket.getLocalPort();
  }

  String number() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  long count(String method, String pathEnd) {
    return requests.stream()
        .filter(r -> r.method().equals(method) && r.path().endsWith(pathEnd))
        .count();
  }

  void forget() {
    requests.clear();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
  }
}
