package io.ner4j.onnx.hub.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the hub calls the content of a file, and the cache the blob that holds it: the SHA-256 of a
 * large file, git's SHA-1 of a small one.
 *
 * @param value safe as a file's name
 */
public record Etag(String value) {

  private static final Pattern SAFE = Pattern.compile("[0-9A-Za-z_][0-9A-Za-z_-]{0,127}");
  private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern GIT_SHA1 = Pattern.compile("[0-9A-Fa-f]{40}");

  /** Reads a header's value, quoted and weak or not; empty if it cannot name a file. */
  public static Optional<Etag> of(String header) {
    String value = header.strip();
    if (value.startsWith("W/")) {
      value = value.substring(2);
    }
    if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    return SAFE.matcher(value).matches() ? Optional.of(new Etag(value)) : Optional.empty();
  }

  /** Whether it tells the content, and not only that it has not changed. */
  public boolean isHash() {
    return SHA256.matcher(value).matches() || GIT_SHA1.matcher(value).matches();
  }

  /** A digest that the whole content must be fed to; empty if there is nothing to compare with. */
  Optional<MessageDigest> digest(long size) {
    if (SHA256.matcher(value).matches()) {
      return Optional.of(digest("SHA-256"));
    }
    if (GIT_SHA1.matcher(value).matches() && size >= 0) {
      MessageDigest sha1 = digest("SHA-1");
      sha1.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
      return Optional.of(sha1);
    }
    return Optional.empty();
  }

  boolean matches(byte[] digest) {
    return value.toLowerCase(Locale.ROOT).equals(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
