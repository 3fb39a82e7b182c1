package io.ner4j.examples.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where results go, in UTF-8 whatever the locale. */
final class Output {

  private static final int BUFFER = 1 << 16;

  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private Output() {}

  /** Opens a file, or standard output without one. Unpaired surrogates become U+FFFD. */
  static Writer open(@Nullable Path file) throws IOException {
    OutputStream out =
        file == null ? new FileOutputStream(FileDescriptor.out) : Files.newOutputStream(file);
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT);
    return new BufferedWriter(new OutputStreamWriter(out, encoder), BUFFER);
  }

  /** Says where writing failed. */
  static IOException failure(@Nullable Path file, IOException cause) {
    String place = file == null ? "standard output" : file.toString();
    return new IOException("cannot write to " + place + ": " + cause.getMessage(), cause);
  }

  /**
   * Whether writing to standard output failed since nobody reads it any more, as after {@code |
   * head}: the reader has what it wanted.
   */
  static boolean pipeIsBroken(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("pipe") || isPipe(Path.of("/proc/self/fd/1"));
  }

  /**
   * The message is in the user's language; where it does not help, Linux tells what the file is.
   */
  private static boolean isPipe(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
