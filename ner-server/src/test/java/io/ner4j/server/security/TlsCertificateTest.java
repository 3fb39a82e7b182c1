package io.ner4j.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenSSL has made is read, or refused with what to do about it. */
class TlsCertificateTest {

  private static final Path FILES = Path.of("../ner-server/src/test/resources/tls");

  private static TlsCertificate load(String certificate, String key) throws IOException {
    return TlsCertificate.load(FILES.resolve(certificate), FILES.resolve(key));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-chain.pem, rsa.key",
    "rsa-chain.pem, rsa-pkcs1.key",
    "ec-chain.pem, ec.key",
    "ec-chain.pem, ec-sec1.key",
    "ec-both.pem, ec-both.pem"
  })
  void eachFormOfKey(String certificate, String key) throws Exception {
    TlsCertificate loaded = load(certificate, key);
    assertThat(loaded).hasToString("TlsCertificate[CN=localhost]");
    assertThat(loaded.starts()).isBefore(Instant.now());
    assertThat(loaded.expires()).isAfter(Instant.parse("2100-01-01T00:00:00Z"));
    assertThat(loaded.keyStore(new char[] {'x'}).getCertificateChain("server")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rsa-chain.pem          | rsa-encrypted.key       | is encrypted            | openssl pkey -in rsa-encrypted.key
          rsa-chain.pem          | rsa-pkcs1-encrypted.key | is encrypted            | openssl pkey -in rsa-pkcs1-encrypted.key
          rsa-chain.pem          | ec.key                  | not of the certificate's kind, RSA | openssl pkey -in ec.key
          ec-chain.pem           | rsa.key                 | not of the certificate's kind, EC  | openssl pkey -in rsa.key
          rsa-chain-reversed.pem | rsa.key                 | must come that of its issuer       | CN=localhost
          root.pem               | ec.key                  | is not the key of the first        | CN=ner4j test root
          rsa.key                | rsa.key                 | BEGIN CERTIFICATE       | there is none
          rsa-chain.pem          | rsa-chain.pem           | one private key         | found 0
          rsa.der                | rsa.key                 | expected PEM            | -inform der
          rsa-chain.pem          | make.sh                 | expected PEM            | no such line
          ed25519.pem            | ec.key                  | RSA or EC               | it has EdDSA
          """)
  void whatDoesNotFitIsRefused(String certificate, String key, String expected, String said) {
    assertThatThrownBy(() -> load(certificate, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining(said);
  }

  @Test
  void twoKeysOfOneKindAreNoPair(@TempDir Path directory) throws Exception {
    Path chain = FILES.resolve("rsa-chain.pem");
    var pairs = java.security.KeyPairGenerator.getInstance("RSA");
    byte[] key = pairs.generateKeyPair().getPrivate().getEncoded();
    String base64 = java.util.Base64.getMimeEncoder().encodeToString(key);
    Path other = directory.resolve("other.key");
    Files.writeString(
        other, "-----BEGIN PRIVATE KEY-----\r\n" + base64 + "\r\n-----END PRIVATE KEY-----");
    assertThatThrownBy(() -> TlsCertificate.load(chain, other))
        .hasMessageContaining("is not the key of the first certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-chain.pem", "rsa.key"})
  void aFileThatIsCutOffIsRefusedWhereverItEnds(String name, @TempDir Path directory)
      throws Exception {
    byte[] whole = Files.readAllBytes(FILES.resolve(name));
    Path part = directory.resolve("part.pem");
    boolean isKey = name.endsWith(".key");
    int end =
        isKey ? whole.length - 2 : new String(whole, StandardCharsets.US_ASCII).indexOf("END");
    for (int length = 0; length < end; length += 37) {
      Files.write(part, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(
              () ->
                  TlsCertificate.load(
                      isKey ? FILES.resolve("rsa-chain.pem") : part,
                      isKey ? part : FILES.resolve("rsa.key")))
          .as("%s bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void damagedBase64AndDamagedDer(@TempDir Path directory) throws Exception {
    Path damaged = directory.resolve("damaged.pem");
    for (String body : new String[] {"?", "AAAA", "MIIB"}) {
      Files.writeString(
          damaged, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
      assertThatThrownBy(() -> TlsCertificate.load(damaged, FILES.resolve("rsa.key")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("damaged.pem");
    }
  }
}
