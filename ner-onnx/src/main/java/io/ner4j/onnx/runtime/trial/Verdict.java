package io.ner4j.onnx.runtime.trial;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a model may run.
 *
 * @param asItIs whether as its file has it, not rewritten
 * @param alone whether one sequence after the other
 * @param difference by how much scores differed at most where it may not run otherwise
 * @param highestId the highest token id that it was tried with
 */
record Verdict(boolean asItIs, boolean alone, double difference, int highestId) {

  private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

  /** Tells the user if the model is slower than it could be. */
  void log(Path file) {
    if (alone) {
      LOG.info(
          "{} runs one sequence after the other: in a batch, scores differ by up to {} from those alone",
          file,
          difference);
    } else if (asItIs && difference > 0) {
      LOG.info(
          "{} runs as it is: rewritten to skip padding, scores would differ by up to {}",
          file,
          difference);
    }
  }

  String write() {
    return asItIs + " " + alone + " " + difference + " " + highestId;
  }

  /** Reads what {@link #write} wrote, or nothing from anything else. */
  static Optional<Verdict> read(String text) {
    String[] parts = text.split(" ", -1);
    boolean valid =
        parts.length == 4
            && parts[0].matches("true|false")
            && parts[1].matches("true|false")
            && parts[2].matches("[0-9.E-]{1,24}")
            && parts[3].matches("[0-9]{1,10}");
    try {
      return valid
          ? Optional.of(
              new Verdict(
                  Boolean.parseBoolean(parts[0]),
                  Boolean.parseBoolean(parts[1]),
                  Double.parseDouble(parts[2]),
                  Integer.parseInt(parts[3])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
