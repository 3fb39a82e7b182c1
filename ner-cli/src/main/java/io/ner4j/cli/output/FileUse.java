package io.ner4j.cli.output;

import io.ner4j.cli.input.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a command reads and writes: none may be both, or be written twice. */
public final class FileUse {

  /** Deeper than any file of a model directory lies. */
  private static final int MODEL_DEPTH = 3;

  private record Use(String name, Destination file, boolean written) {}

  private final CommandSpec command;
  private final List<Use> uses = new ArrayList<>();

  public FileUse(CommandSpec command) {
    this.command = command;
  }

  /** Adds files that are read; {@code -} is standard input. */
  public FileUse reads(List<String> names) {
    for (String name : names) {
      boolean standard = name.equals(Inputs.STANDARD_INPUT);
      add(standard ? "standard input" : name, standard ? descriptor(0) : Path.of(name), false);
    }
    return this;
  }

  /** Adds the files of a model directory, which are read; there need not be one. */
  public FileUse readsBelow(@Nullable Path directory) {
    if (directory != null) {
      readsBelow(directory, MODEL_DEPTH);
    }
    return this;
  }

  /** Follows links, as loading does; those that lead in a circle end at the depth. */
  private void readsBelow(Path path, int depth) {
    if (depth == 0 || !Files.isDirectory(path)) {
      add(path.toString(), path, false);
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      files.forEach(file -> readsBelow(file, depth - 1));
    } catch (IOException | UncheckedIOException e) {
      // Loading the model says what is wrong with it.
    }
  }

  /**
   * Adds a file that is written.
   *
   * @param file the file; none, or one that means standard output, is that
   * @throws ParameterException if it is one of those before
   */
  public FileUse writes(@Nullable Path file) {
    if (file == null || Output.isStandardOutput(file)) {
      return prints();
    }
    add(file.toString(), file, true);
    return this;
  }

  /**
   * Adds a file that is written if it is named.
   *
   * @throws ParameterException if it is one of those before
   */
  public FileUse writesIfNamed(@Nullable Path file) {
    return file == null ? this : writes(file);
  }

  /**
   * Adds standard output.
   *
   * @throws ParameterException if it is one of the files before
   */
  public FileUse prints() {
    add(StandardOutput.NAME, descriptor(1), true);
    return this;
  }

  /** Where the system shows what a standard stream is; there need not be such a place. */
  private static Path descriptor(int number) {
    Path linux = Path.of("/proc/self/fd/" + number);
    return Files.exists(linux) ? linux : Path.of("/dev/fd/" + number);
  }

  private void add(String name, Path path, boolean written) {
    try {
      // Terminals, pipes and /dev/null may be used for both; what is not there yet has a name
      // alone.
      boolean isFile = Files.isRegularFile(path);
      boolean mayBeMade = written && !Files.exists(path) && !name.equals(StandardOutput.NAME);
      if (isFile || mayBeMade) {
        add(new Use(name, Destination.of(path), written));
      }
    } catch (IOException e) {
      // Opening it says what is wrong with it.
    }
  }

  private void add(Use use) throws IOException {
    for (Use before : uses) {
      boolean both = before.name.equals(StandardOutput.NAME) && before.name.equals(use.name);
      if ((before.written || use.written) && !both && before.file.isSame(use.file)) {
        throw new ParameterException(
            command.commandLine(),
            before.written
                ? "%s and %s are one file, of which only the last would be kept; name another for one of them"
                    .formatted(before.name, use.name)
                : "%s and %s are one file, which is to be read and to be written; name another to write to"
                    .formatted(before.name, use.name));
      }
    }
    uses.add(use);
  }
}
