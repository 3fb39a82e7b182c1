package io.ner4j.onnx.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal. */
public final class Digest {

  private Digest() {}

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Copies a stream and returns the digest of its bytes. */
  static String ofCopy(InputStream in, OutputStream out) throws IOException {
    MessageDigest sha256 = sha256();
    new DigestInputStream(in, sha256).transferTo(out);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The digest of some text and of files, one after the other. */
  public static String of(String text, Iterable<Path> files) throws IOException {
    MessageDigest sha256 = sha256();
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        new DigestInputStream(in, sha256).transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
