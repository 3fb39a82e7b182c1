package io.ner4j.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between BEGIN and END in a PEM file (RFC 7468). */
final class PemBlock {

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

  private final String label;
  private final boolean encrypted;
  private final byte[] bytes;

  private PemBlock(String label, boolean encrypted, byte[] bytes) {
    this.label = label;
    this.encrypted = encrypted;
    this.bytes = bytes;
  }

  /** Such as CERTIFICATE. */
  String label() {
    return label;
  }

  /** Whether it is a key that needs a password. */
  boolean encrypted() {
    return encrypted;
  }

  /** The content in DER; empty if it is encrypted. */
  byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads all blocks of a file. Text around them is left out.
   *
   * @throws IllegalArgumentException if there is none, or a damaged one
   */
  static List<PemBlock> all(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<PemBlock> blocks = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    for (int from = 0; begin.find(from); ) {
      int end = text.indexOf("-----END " + begin.group(1) + "-----", begin.end());
      if (end < 0) {
        throw new IllegalArgumentException(
            "%s: the block %s has no END: the file is cut off".formatted(file, begin.group(1)));
      }
      blocks.add(of(file, begin.group(1), text.substring(begin.end(), end)));
      from = end;
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + ": expected PEM, with lines such as -----BEGIN CERTIFICATE-----, but there is no"
              + " such line; openssl x509 or openssl pkey with -inform der reads DER");
    }
    return blocks;
  }

  private static PemBlock of(Path file, String label, String body) {
    if (label.startsWith("ENCRYPTED ") || body.contains("4,ENCRYPTED")) {
      return new PemBlock(label, true, new byte[0]);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
      return new PemBlock(label, false, bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: the block %s must be Base64, but: %s".formatted(file, label, e.getMessage()), e);
    }
  }
}
