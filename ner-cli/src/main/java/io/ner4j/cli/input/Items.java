package io.ner4j.cli.input;

import io.ner4j.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all files in their order, read as they are asked for. A text that cannot be read is
 * told and left out, or is the end: what stands before it can still be worked on. For one thread.
 */
public final class Items implements Iterator<Item>, AutoCloseable {

  private final Inputs inputs;
  private final InputOptions options;
  private final Iterator<String> names;
  private final Consumer<String> messages;
  private @Nullable InputStream in;
  private @Nullable LineReader lines;
  private @Nullable ItemReader reader;
  private @Nullable Item next;
  private long bytes;
  private long skipped;
  private @Nullable BadInputException failure;

  public Items(Inputs inputs, InputOptions options, Consumer<String> messages) {
    this.inputs = inputs;
    this.options = options;
    this.names = inputs.names().iterator();
    this.messages = messages;
  }

  /** How many lines were left out so far. */
  public long skipped() {
    return skipped;
  }

  /** Whether the next text, if there is one, is cut into words. */
  public boolean nextIsInWords() {
    return hasNext() && next instanceof Item.Conll;
  }

  /** The next texts as long as all or none of them are cut into words. */
  public Stream<Item> alike() {
    boolean inWords = nextIsInWords();
    Iterator<Item> alike =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return Items.this.hasNext() && nextIsInWords() == inWords;
          }

          @Override
          public Item next() {
            return Items.this.next();
          }
        };
    int kind = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(alike, kind), false);
  }

  /**
   * Tells after the last text whether it was one.
   *
   * @throws BadInputException if a text after it could not be read
   */
  public void checkReadToEnd() throws BadInputException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (failure != null) {
        return false;
      }
      try {
        if (reader == null && !open()) {
          return false;
        }
        next = reader == null ? null : reader.next();
        if (next == null) {
          closeFile();
        }
      } catch (BadInputException e) {
        if (!options.skipsBadLines()) {
          failure = new BadInputException(e.getMessage() + "; --skip-bad would leave it out");
          return false;
        }
        skipped++;
        messages.accept(e.getMessage() + "; left out");
      } catch (IOException e) {
        failure = new BadInputException("cannot read on: " + e.getMessage());
      }
    }
    return true;
  }

  @Override
  public Item next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("there is no text left");
    }
    Item item = next;
    next = null;
    return item;
  }

  private boolean open() throws IOException {
    if (!names.hasNext()) {
      return false;
    }
    String name = names.next();
    if (inputs.isStandardInput(name) && Terminal.INPUT.present()) {
      messages.accept("reading from the terminal, to its end (Ctrl-D; on Windows Ctrl-Z, Enter)");
    }
    in = inputs.stream(name);
    lines = new LineReader(name, in, bytes);
    reader = ItemReader.of(options.format(name), lines, options);
    return true;
  }

  private void closeFile() throws IOException {
    if (lines != null) {
      bytes = lines.bytes();
    }
    close();
  }

  @Override
  public void close() throws IOException {
    reader = null;
    lines = null;
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
