package io.ner4j.benchmarks.peer;

import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.material.Scratch;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * The pipeline of transformers, in a process of its own that is told when to read. See
 * transformers_ner.py for what is said between the two.
 */
public final class TransformersProgram implements Program {

  private final Process process;
  private final BufferedWriter out;
  private final BufferedReader in;
  private final String mode;

  private TransformersProgram(Process process, BufferedWriter out, BufferedReader in, String mode) {
    this.process = process;
    this.out = out;
    this.in = in;
    this.mode = mode;
  }

  /**
   * Starts the script.
   *
   * @param command how, words separated by single spaces
   */
  public static TransformersProgram of(String command, Place place) throws IOException {
    String options =
        String.format(
            Locale.ROOT, " --serve --device %s --threads %d", place.name(), place.threads());
    List<String> words = List.of((command + options).split(" ", -1));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new TransformersProgram(
        process, process.outputWriter(), process.inputReader(), "1 unsorted");
  }

  /** The same process, read in batches, if it is asked for sorted by length beforehand. */
  public TransformersProgram inBatches(int size, boolean sorted) {
    return new TransformersProgram(process, out, in, size + (sorted ? " sorted" : " unsorted"));
  }

  @Override
  public String name() {
    return "transformers-"
        + mode.replace(" unsorted", "-a-batch").replace(" sorted", "-a-batch-sorted");
  }

  /** Hands texts over before the clock runs. */
  public void prepare(List<String> texts) throws IOException {
    var file = Files.write(Scratch.directory("texts").resolve("texts.txt"), texts);
    ask("texts " + file);
  }

  @Override
  public long read(List<String> texts) throws IOException {
    return Long.parseLong(ask("read " + mode));
  }

  private String ask(String question) throws IOException {
    out.write(question + "\n");
    out.flush();
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("transformers' process ended; its last words are above");
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.destroy();
  }
}
