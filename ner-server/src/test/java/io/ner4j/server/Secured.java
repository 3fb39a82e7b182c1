package io.ner4j.server;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.TlsCertificate;
import io.ner4j.server.security.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Servers of the tests with a token and TLS. A {@link Client} and a {@link Wire} have both. */
final class Secured {

  static final String TOKEN = "6d1c0b7e9a52f84301eab9d77c60f2458b";

  private Secured() {}

  /** A key or certificate that tls/make.sh has made with OpenSSL. */
  static Path file(String name) {
    return Path.of("../ner-server/src/test/resources/tls", name);
  }

  /** The same with a token and TLS. */
  static ServerOptions secured(ServerOptions options) {
    try {
      return options.withAccess(
          Access.OPEN
              .withTokens(Tokens.of("# of the tests\n" + TOKEN))
              .withCertificate(TlsCertificate.load(file("rsa-chain.pem"), file("rsa.key"))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Trusts the root of the tests' certificates alone. */
  static SSLContext context() {
    try (InputStream root = Files.newInputStream(file("root.pem"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
