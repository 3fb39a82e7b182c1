package io.ner4j.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Pseudonyms that are digests of names. */
final class Digests {

  private static final int MIN_KEY = 16;
  private static final int BYTES = 8;
  private static final String HMAC = "HmacSHA256";

  private Digests() {}

  static Policy hmac(byte[] key) {
    if (key.length < MIN_KEY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a key needs %d bytes or more, but has %d; make one with: openssl rand 32",
              MIN_KEY,
              key.length));
    }
    SecretKeySpec secret = new SecretKeySpec(key, HMAC);
    return target -> pseudonym(target, hmac(secret, target.identity()));
  }

  static Policy sha256() {
    return target -> pseudonym(target, sha256(target.identity()));
  }

  private static String pseudonym(Target target, byte[] digest) {
    return "[" + target.type() + "-" + HexFormat.of().formatHex(digest, 0, BYTES) + "]";
  }

  private static byte[] hmac(SecretKeySpec key, String name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw missing(HMAC, e);
    }
  }

  private static byte[] sha256(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw missing("SHA-256", e);
    }
  }

  private static IllegalStateException missing(String name, GeneralSecurityException e) {
    return new IllegalStateException(
        "every Java runtime has " + name + ", but this one lacks it", e);
  }
}
