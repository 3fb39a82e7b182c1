package io.ner4j.server.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads private keys from PEM files. */
final class PrivateKeys {

  private static final String PKCS8 = "PRIVATE KEY";

  /** PKCS#1 and SEC 1: what PKCS#8 wraps, without the algorithm. */
  private static final Set<String> BARE = Set.of("RSA PRIVATE KEY", "EC PRIVATE KEY");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private PrivateKeys() {}

  /**
   * Reads the only key of a file, which may hold certificates too.
   *
   * @param owner the public key of the same pair, whose algorithm the private one has
   * @throws IllegalArgumentException if there is none, an encrypted or a damaged one, or one of
   *     another kind
   */
  static PrivateKey load(Path file, PublicKey owner) throws IOException {
    List<PemBlock> keys =
        PemBlock.all(file).stream().filter(block -> block.label().endsWith(PKCS8)).toList();
    if (keys.size() != 1) {
      throw new IllegalArgumentException(
          file + ": expected one private key, but found " + keys.size());
    }
    PemBlock key = keys.get(0);
    if (key.encrypted()) {
      throw new IllegalArgumentException(
          "%s: the private key is encrypted, and the server has no password for it; decrypt it with openssl pkey -in %s -out plain.pem, and let only the server's user read that"
              .formatted(file, file.getFileName()));
    }
    String kind = owner.getAlgorithm();
    try {
      return KeyFactory.getInstance(kind).generatePrivate(pkcs8(key, owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s: the private key is damaged, or is not of the certificate's kind, %s; openssl pkey -in %s -noout -text shows it"
              .formatted(file, kind, file.getFileName()),
          e);
    }
  }

  private static PKCS8EncodedKeySpec pkcs8(PemBlock key, PublicKey owner) throws IOException {
    if (!BARE.contains(key.label())) {
      return new PKCS8EncodedKeySpec(key.bytes());
    }
    byte[] algorithm = algorithm(owner.getEncoded());
    return new PKCS8EncodedKeySpec(
        element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, key.bytes())));
  }

  /** The algorithm and its parameters, which a public key starts with. */
  private static byte[] algorithm(byte[] publicKey) {
    int start = 1 + lengthOfLength(publicKey, 1);
    int content = start + 1 + lengthOfLength(publicKey, start + 1);
    return Arrays.copyOfRange(publicKey, start, content + publicKey[start + 1]);
  }

  private static int lengthOfLength(byte[] der, int at) {
    return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7F);
  }

  /** An element of DER, with a length of four bytes at most. */
  private static byte[] element(int tag, byte[]... parts) throws IOException {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    element.write(tag);
    if (length < 0x80) {
      element.write(length);
    } else {
      int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
      element.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        element.write(length >>> (8 * i));
      }
    }
    for (byte[] part : parts) {
      element.write(part);
    }
    return element.toByteArray();
  }
}
