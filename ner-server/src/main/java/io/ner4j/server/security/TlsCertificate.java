package io.ner4j.server.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's certificate, those of its issuers, and its private key. Immutable.
 *
 * <pre>{@code
 * TlsCertificate certificate =
 *     TlsCertificate.load(Path.of("fullchain.pem"), Path.of("privkey.pem"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TlsCertificate {

  private static final byte[] PROBE = {'n', 'e', 'r', '4', 'j'};

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private TlsCertificate(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * Reads PEM files. Both may be the same file.
   *
   * @param certificate the server's certificate, and those of its issuers behind it, each that of
   *     the one before
   * @param key an RSA or EC key that is not encrypted, as PKCS#8, PKCS#1 or SEC 1
   * @return the certificate
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file holds something else, or the key is not that of the
   *     certificate; the message says which and how to fix it
   */
  public static TlsCertificate load(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = chain(certificate);
    PublicKey owner = chain.get(0).getPublicKey();
    String kind = owner.getAlgorithm();
    if (!kind.equals("RSA") && !kind.equals("EC")) {
      throw new IllegalArgumentException(
          "%s: expected a certificate with an RSA or EC key, but it has %s"
              .formatted(certificate, kind));
    }
    PrivateKey secret = PrivateKeys.load(key, owner);
    if (!isPair(secret, owner)) {
      throw new IllegalArgumentException(
          "%s is not the key of the first certificate in %s, which is that of %s; the server's own certificate must come first"
              .formatted(key, certificate, chain.get(0).getSubjectX500Principal()));
    }
    return new TlsCertificate(chain, secret);
  }

  private static List<X509Certificate> chain(Path file) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (PemBlock block : PemBlock.all(file)) {
        if (block.label().equals("CERTIFICATE")) {
          chain.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        }
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          file + ": certificate " + (chain.size() + 1) + " is damaged: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": expected a block -----BEGIN CERTIFICATE-----, but there is none");
    }
    for (int i = 1; i < chain.size(); i++) {
      checkIssuer(file, chain.get(i - 1), chain.get(i));
    }
    return List.copyOf(chain);
  }

  private static void checkIssuer(Path file, X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      throw new IllegalArgumentException(
          "%s: behind the certificate of %s must come that of its issuer, %s, but there is that of %s"
              .formatted(
                  file,
                  certificate.getSubjectX500Principal(),
                  certificate.getIssuerX500Principal(),
                  issuer.getSubjectX500Principal()));
    }
  }

  private static boolean isPair(PrivateKey key, PublicKey owner) {
    try {
      Signature signature =
          Signature.getInstance("SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(owner);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException otherCurve) {
      return false;
    }
  }

  /** {@return when the server's certificate starts to be valid} */
  public Instant starts() {
    return chain.get(0).getNotBefore().toInstant();
  }

  /** {@return when the server's certificate stops being valid} */
  public Instant expires() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /**
   * Puts all into a store, as Java's TLS wants it.
   *
   * @param password encrypts the key in the store
   * @return a new store, in memory alone
   */
  public KeyStore keyStore(char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("server", key, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificate fits no store: " + e.getMessage(), e);
    }
  }

  /** Names the certificate's subject and says nothing about the key. */
  @Override
  public String toString() {
    return "TlsCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
