package io.ner4j.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints on standard output. */
final class Printed {

  private Printed() {}

  /** Runs a program, and gives what it prints, with LF as line ends. */
  static String by(Runnable program) {
    PrintStream systemOut = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(systemOut);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
