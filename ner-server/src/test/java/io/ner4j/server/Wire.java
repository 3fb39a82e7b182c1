package io.ner4j.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/** A connection on which a test sends what no HTTP client would. */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final String lineBeforeHost;

  private Wire(Socket socket, String lineBeforeHost) throws IOException {
    this.socket = socket;
    this.lineBeforeHost = lineBeforeHost;
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
  }

  /** A connection with TLS, and with the token of the tests in each head, if the server has TLS. */
  static Wire to(NerServer server) throws IOException {
    if (server.uri().getScheme().equals("http")) {
      return plain(server);
    }
    Socket socket =
        Secured.context()
            .getSocketFactory()
            .createSocket(server.uri().getHost(), server.uri().getPort());
    return new Wire(socket, "\r\nAuthorization: Bearer " + Secured.TOKEN);
  }

  /** A connection without TLS and without a token. */
  static Wire plain(NerServer server) throws IOException {
    return new Wire(new Socket(server.uri().getHost(), server.uri().getPort()), "");
  }

  void send(String characters) throws IOException {
    String sent = characters.replace("\r\nHost:", lineBeforeHost + "\r\nHost:");
    try {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
    } catch (SSLException closed) {
      throw new SocketException(String.valueOf(closed.getMessage()));
    }
  }

  /** Everything that comes until the server closes the connection. */
  String answer() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      in.transferTo(answer);
    } catch (SocketException | SSLException reset) {
      // The server closed while there was something that it had not read.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** The head of the next answer, or as much of it as comes. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0;
        next = socket.getInputStream().read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  /** The body behind a head that tells its length. */
  String body(String head) throws IOException {
    int start = head.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(head.substring(start, head.indexOf('\r', start)));
    byte[] body = socket.getInputStream().readNBytes(length);
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
