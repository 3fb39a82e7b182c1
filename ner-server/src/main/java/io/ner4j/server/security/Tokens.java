package io.ner4j.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The secrets of a server's clients: whoever shows one may use it. There may be several, so that
 * one can be replaced while its successor is in use already. Immutable.
 *
 * <pre>{@code
 * Tokens tokens = Tokens.of("c2f1a0e7d95b48364fa7b19c03de6528");
 * tokens.accepts("c2f1a0e7d95b48364fa7b19c03de6528"); // true
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Tokens {

  /** Characters that a token has at least: 32 random hexadecimal digits are 128 bits. */
  private static final int SHORTEST = 24;

  /** Different characters at least: a random token has more. */
  private static final int DIFFERENT = 8;

  private static final String EXPECTED =
      "expected "
          + SHORTEST
          + " characters or more, and "
          + DIFFERENT
          + " different ones or more, such as openssl rand -hex 32 makes";

  private final List<byte[]> digests;

  private Tokens(List<byte[]> digests) {
    this.digests = digests;
  }

  /**
   * Reads tokens from a text. Empty lines, and lines that start with #, are left out.
   *
   * @param text a token on each line, of ASCII letters, digits and -._~+/=
   * @return the tokens
   * @throws IllegalArgumentException if there is none, or one that is easy to guess. The message
   *     does not hold it
   */
  public static Tokens of(String text) {
    List<byte[]> digests = new ArrayList<>();
    int line = 0;
    for (String token : (Iterable<String>) text.lines().map(String::strip)::iterator) {
      line++;
      if (!token.isEmpty() && !token.startsWith("#")) {
        check(token, line);
        digests.add(digest(token));
      }
    }
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("there is no token; " + EXPECTED);
    }
    return new Tokens(List.copyOf(digests));
  }

  /**
   * Reads tokens from a file, as {@link #of} does.
   *
   * @param file a text in ASCII
   * @return the tokens
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if there is none, or one that is easy to guess
   */
  public static Tokens load(Path file) throws IOException {
    return of(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  private static void check(String token, int line) {
    String wrong;
    if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
      wrong = "has characters other than ASCII letters, digits and -._~+/";
    } else if (token.length() < SHORTEST) {
      wrong = "has " + token.length() + " characters";
    } else if (token.chars().distinct().count() < DIFFERENT) {
      wrong = "has " + token.chars().distinct().count() + " different characters";
    } else {
      return;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "the token on line %d is refused: it %s; %s", line, wrong, EXPECTED));
  }

  /**
   * Tells whether a token is one of these. Takes as long for a wrong one as for a right one.
   *
   * @param token what a client shows
   * @return whether it is one of these
   */
  public boolean accepts(String token) {
    byte[] shown = digest(token);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, shown);
    }
    return known;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Names no token. */
  @Override
  public String toString() {
    return "Tokens[" + digests.size() + "]";
  }
}
