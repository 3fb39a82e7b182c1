package io.ner4j.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The pipeline of transformers, in a process of its own that is told when to read. See
 * transformers_ner.py for what is said between the two.
 */
final class TransformersProgram implements Program {

  private final Process process;
  private final BufferedWriter out;
  private final BufferedReader in;
  private String mode = "1 unsorted";

  private TransformersProgram(Process process) {
    this.process = process;
    this.out = process.outputWriter();
    this.in = process.inputReader();
  }

  /**
   * Starts the script.
   *
   * @param command how, words separated by single spaces
   */
  static TransformersProgram of(String command, int threads) throws IOException {
    List<String> words = List.of((command + " --serve --threads " + threads).split(" ", -1));
    return new TransformersProgram(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Chooses the batch size and whether texts are sorted by length beforehand. */
  void mode(int batchSize, boolean sorted) {
    mode = batchSize + (sorted ? " sorted" : " unsorted");
  }

  @Override
  public String name() {
    return "transformers-"
        + mode.replace(" unsorted", "-a-batch").replace(" sorted", "-a-batch-sorted");
  }

  /** Hands texts over before the clock runs. */
  void prepare(List<String> texts) throws IOException {
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
