package io.ner4j.cli.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The files that a command reads, one after the other; {@code -} is standard input. */
public final class Inputs {

  public static final String STANDARD_INPUT = "-";

  private final List<String> names;
  private final OptionalLong size;

  /** What stands in the place of standard input. */
  private final byte @Nullable [] text;

  private Inputs(List<String> names, OptionalLong size, byte @Nullable [] text) {
    this.names = names;
    this.size = size;
    this.text = text;
  }

  /**
   * Looks at all files before the first is read.
   *
   * @param names the files; none means standard input
   * @throws BadInputException if one cannot be read
   */
  public static Inputs of(List<String> names) throws BadInputException {
    List<String> all = names.isEmpty() ? List.of(STANDARD_INPUT) : List.copyOf(names);
    return new Inputs(all, size(all), null);
  }

  /** Reads a text of the command line in the place of standard input. */
  static Inputs ofText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Inputs(List.of(STANDARD_INPUT), OptionalLong.of(bytes.length), bytes);
  }

  private static OptionalLong size(List<String> names) throws BadInputException {
    if (Collections.frequency(names, STANDARD_INPUT) > 1) {
      throw new BadInputException("standard input is named twice, but can be read once");
    }
    List<Long> sizes = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(STANDARD_INPUT)) {
        Path file = path(name);
        if (Files.isRegularFile(file)) {
          sizes.add(file.toFile().length());
        }
      }
    }
    return sizes.size() < names.size()
        ? OptionalLong.empty()
        : OptionalLong.of(sizes.stream().mapToLong(Long::longValue).sum());
  }

  private static Path path(String name) throws BadInputException {
    try {
      Path file = Path.of(name);
      if (!Files.exists(file)) {
        boolean looksLikeText = name.indexOf(' ') >= 0;
        throw new BadInputException(
            name
                + ": there is no such file"
                + (looksLikeText ? "; --text takes a text instead of files" : ""));
      }
      if (Files.isDirectory(file)) {
        throw new BadInputException(name + ": expected a file, but it is a directory");
      }
      if (!Files.isReadable(file)) {
        throw new BadInputException(name + ": the file may not be read");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new BadInputException(name + ": is no file name: " + e.getReason());
    }
  }

  public List<String> names() {
    return names;
  }

  /** Bytes of all files together, where they are known. */
  public OptionalLong size() {
    return size;
  }

  /** Opens one of the inputs; the caller closes it. */
  InputStream stream(String name) throws IOException {
    return text == null ? open(name) : new ByteArrayInputStream(text);
  }

  /** Whether the terminal or another program gives an input. */
  boolean isStandardInput(String name) {
    return text == null && name.equals(STANDARD_INPUT);
  }

  /** Opens a file; the caller closes it. */
  public static InputStream open(String name) throws IOException {
    return name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(path(name));
  }
}
