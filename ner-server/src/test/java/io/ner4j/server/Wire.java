package io.ner4j.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test sends what no HTTP client would. */
final class Wire implements AutoCloseable {

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  static Wire to(NerServer server) throws IOException {
    Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    return new Wire(socket);
  }

  void send(String characters) throws IOException {
    socket.getOutputStream().write(characters.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that comes until the server closes the connection. */
  String answer() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      in.transferTo(answer);
    } catch (SocketException reset) {
      // The server closed while there was something that it had not read.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
