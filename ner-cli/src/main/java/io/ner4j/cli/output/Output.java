package io.ner4j.cli.output;

import io.ner4j.cli.input.Inputs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where results go, in UTF-8: standard output, or a file, which gets its new content when all of it
 * is written and keeps the old one else. Closed by whoever opened it. For one thread.
 */
public final class Output implements AutoCloseable {

  private final String place;
  private final Writer writer;
  private final @Nullable Replacement replacement;
  private final boolean closes;

  private Output(String place, Writer writer, @Nullable Replacement replacement, boolean closes) {
    this.place = place;
    this.writer = writer;
    this.replacement = replacement;
    this.closes = closes;
  }

  /**
   * Opens an output.
   *
   * @param file the file; standard output where there is none, or it is {@code -}
   * @throws WriteException if it cannot be written
   */
  public static Output open(CommandSpec command, @Nullable Path file) throws WriteException {
    if (file == null || isStandardOutput(file)) {
      return new Output(StandardOutput.NAME, StandardOutput.of(command).throwing(), null, false);
    }
    try {
      Destination destination = Destination.of(file);
      if (!destination.replaceable()) {
        boolean closes = destination.descriptor().isEmpty();
        return new Output(
            file.toString(), StandardOutput.writer(direct(destination)), null, closes);
      }
      Replacement replacement = Replacement.of(destination.path());
      return new Output(
          file.toString(), StandardOutput.writer(replacement.stream()), replacement, true);
    } catch (IOException e) {
      throw WriteException.of(file.toString(), e);
    }
  }

  /** Whether a name means standard output, and not a file. */
  public static boolean isStandardOutput(Path file) {
    try {
      return file.toString().equals(Inputs.STANDARD_INPUT)
          || Destination.of(file).isStandardOutput();
    } catch (IOException e) {
      return false;
    }
  }

  /** What a shell has opened may hold something already, and stays the process's. */
  private static OutputStream direct(Destination destination) throws IOException {
    if (destination.descriptor().isEmpty()) {
      return Files.newOutputStream(destination.path(), StandardOpenOption.WRITE);
    }
    return destination.descriptor().getAsInt() == 2
        ? new FileOutputStream(FileDescriptor.err)
        : Files.newOutputStream(
            destination.path(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Writes some text. */
  void write(String text) throws IOException {
    writer().write(text);
  }

  /** Writes to this output; what it throws says where. */
  public Writer writer() {
    return new Writer() {
      @Override
      public void write(char[] characters, int offset, int length) throws IOException {
        try {
          writer.write(characters, offset, length);
        } catch (IOException e) {
          throw failure(e);
        }
      }

      @Override
      public void flush() throws IOException {
        writer.flush();
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /**
   * Writes all to the disk; a file does not take its place yet.
   *
   * @throws WriteException if it cannot be written
   */
  void store() throws WriteException {
    try {
      writer.flush();
      if (replacement != null) {
        replacement.store();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Says that all is written: a file takes the place of the one that was there.
   *
   * @throws WriteException if it cannot
   */
  public void complete() throws WriteException {
    try {
      writer.flush();
      if (replacement != null) {
        replacement.complete();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private WriteException failure(IOException e) {
    return e instanceof WriteException said ? said : WriteException.of(place, e);
  }

  /** Leaves no trace of what is not complete. */
  @Override
  public void close() throws WriteException {
    try {
      if (replacement != null) {
        replacement.close();
      } else if (closes) {
        writer.close();
      } else {
        writer.flush();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
