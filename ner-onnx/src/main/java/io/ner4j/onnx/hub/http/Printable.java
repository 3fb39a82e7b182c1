package io.ner4j.onnx.hub.http;

import java.net.URI;

/** What others have written, made fit for a message. */
public final class Printable {

  private static final int LONGEST = 200;

  private Printable() {}

  /** Without control characters, which could forge lines of a log, and of bounded length. */
  public static String printable(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029]", "?");
  }

  /** An address without its query, which may hold a signature that opens the file to anyone. */
  public static String address(URI uri) {
    return printable(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
  }
}
