package io.ner4j.server;

import io.ner4j.server.http.SilentConnections;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.TlsCertificate;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Where a server listens, with TLS or without. */
final class Listening {

  private Listening() {}

  static ServerConnector connector(Server server, ServerOptions options, SilentConnections silent) {
    HttpConnectionFactory http = new HttpConnectionFactory(http());
    TlsCertificate certificate = options.access().certificate();
    ServerConnector connector =
        certificate == null
            ? new ServerConnector(server, http)
            : new ServerConnector(server, tls(certificate), http);
    connector.setHost(options.host());
    connector.setPort(options.port());
    long receive = options.limits().receive().toMillis();
    connector.setIdleTimeout(receive);
    // What was begun has its time; connections without a request are closed by themselves.
    connector.setShutdownIdleTimeout(receive);
    connector.addBean(silent);
    return connector;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    // Else a token in other letters is taken for one that the connection had before.
    http.setHeaderCacheCaseSensitive(true);
    // Guard checks the Host; a proxy may call the server by a name that is not in the certificate.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return http;
  }

  /** TLS 1.2 and later, as Jetty and the JDK have it. */
  private static SslContextFactory.Server tls(TlsCertificate certificate) {
    String password = UUID.randomUUID().toString();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(certificate.keyStore(password.toCharArray()));
    tls.setKeyStorePassword(password);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // A client could make the server work for nothing.
    tls.setRenegotiationAllowed(false);
    return tls;
  }
}
