package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.TlsCertificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server speaks TLS 1.2 and 1.3 with what OpenSSL has made, and shows the whole chain. */
class TlsIT {

  private static SSLSocket connected(NerServer server, String protocol) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            Secured.context()
                .getSocketFactory()
                .createSocket(server.uri().getHost(), server.uri().getPort());
    socket.setSoTimeout(30_000);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-chain.pem, rsa.key, RSA",
    "rsa-chain.pem, rsa-pkcs1.key, RSA",
    "ec-chain.pem, ec.key, EC",
    "ec-chain.pem, ec-sec1.key, EC",
    "ec-both.pem, ec-both.pem, EC"
  })
  void keysAndCertificatesOfEachForm(String certificate, String key, String kind) throws Exception {
    Access access =
        Access.OPEN.withCertificate(
            TlsCertificate.load(Secured.file(certificate), Secured.file(key)));
    try (NerServer server =
        NerServer.start(ServerOptions.LOCAL.withAccess(access), English.served())) {
      assertThat(server.uri().getScheme()).isEqualTo("https");
      assertThat(Client.of(server).entitiesOf("Angela Merkel")).hasSize(1);
      for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
        try (SSLSocket socket = connected(server, protocol)) {
          assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
          assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
          X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
          assertThat(shown.getPublicKey().getAlgorithm()).isEqualTo(kind);
        }
      }
      try (SSLSocket old = connected(server, "TLSv1.1")) {
        assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
      }
    }
  }
}
