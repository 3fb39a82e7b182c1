package io.ner4j.cli.output;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Standard output, in UTF-8 whatever the locale. It remembers the first failure, which a
 * PrintWriter alone does not tell. For one thread.
 */
public final class StandardOutput extends PrintWriter {

  static final String NAME = "standard output";

  private static final int BUFFER = 1 << 16;

  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final Checked checked;

  /**
   * Takes a stream.
   *
   * @param pipe whether it leads to another program, asked when it fails
   */
  public StandardOutput(OutputStream out, BooleanSupplier pipe) {
    this(new Checked(writer(out), pipe));
  }

  private StandardOutput(Checked checked) {
    super(checked);
    this.checked = checked;
  }

  /** That of the process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(
        new FileOutputStream(FileDescriptor.out), () -> isPipe(Path.of("/proc/self/fd/1")));
  }

  /** That of a command. */
  public static StandardOutput of(CommandSpec command) {
    return (StandardOutput) command.commandLine().getOut();
  }

  /** Encodes as UTF-8; unpaired surrogates become U+FFFD. */
  static Writer writer(OutputStream out) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT);
    return new BufferedWriter(new OutputStreamWriter(out, encoder), BUFFER);
  }

  /** The same output as a writer that throws a {@link WriteException} when it fails. */
  public Writer throwing() {
    return checked;
  }

  /**
   * Writes what is buffered.
   *
   * @throws WriteException if that, or any writing before, failed
   */
  public void check() throws WriteException {
    flush();
    if (checked.failure != null) {
      throw checked.failed(checked.failure);
    }
  }

  /**
   * Where the system's message is in the user's language and does not help, Linux tells what the
   * file is.
   */
  private static boolean isPipe(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Keeps the first failure. */
  private static final class Checked extends Writer {

    private final Writer out;
    private final BooleanSupplier pipe;
    private @Nullable IOException failure;
    private boolean broken;

    Checked(Writer out, BooleanSupplier pipe) {
      this.out = out;
      this.pipe = pipe;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      try {
        out.write(characters, offset, length);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    /** The stream stays open: the process still needs it. */
    @Override
    public void close() throws IOException {
      flush();
    }

    /** A new exception each time: one that is thrown twice cannot be suppressed by itself. */
    private WriteException failed(IOException e) {
      if (failure == null) {
        failure = e;
        broken =
            String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
                || pipe.getAsBoolean();
      }
      return broken ? WriteException.ofBrokenPipe(failure) : WriteException.of(NAME, failure);
    }
  }
}
