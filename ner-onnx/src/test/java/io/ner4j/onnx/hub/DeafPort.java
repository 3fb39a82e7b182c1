package io.ner4j.onnx.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine that is taken and on which nobody listens: connections to it are refused.
 * A port of a server that was closed is free, and tests that run beside may open theirs there.
 */
final class DeafPort implements AutoCloseable {

  private final Socket socket = new Socket();

  DeafPort() throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Its host and port. */
  String authority() {
    return "localhost:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
