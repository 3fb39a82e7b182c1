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
 * @param ids the token ids that it was tried with
 * @param longest the longest sequence that it answers right for, as far as was found
 */
public record Verdict(boolean asItIs, boolean alone, double difference, TokenIds ids, int longest) {

  /** Any sequence that the model has positions for. */
  static final int ANY = Integer.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

  public Verdict(boolean asItIs, boolean alone, double difference, TokenIds ids) {
    this(asItIs, alone, difference, ids, ANY);
  }

  /** Tells the user if the model is slower than it could be, or reads less at once. */
  public void log(Path file) {
    if (longest < ANY) {
      LOG.info(
          "{} is read in windows of at most {} tokens: with more places, scores of the same tokens change, as in a graph that was exported with a short sample; export it with a fixed length and attention_mask to read more at once",
          file,
          longest);
    }
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
    return asItIs + " " + alone + " " + difference + " " + ids.write() + " " + longest;
  }

  /** Reads what {@link #write} wrote, or nothing from anything else. */
  static Optional<Verdict> read(String text) {
    String[] parts = text.split(" ", -1);
    boolean valid =
        parts.length == 6
            && parts[0].matches("true|false")
            && parts[1].matches("true|false")
            && parts[2].matches("[0-9.E-]{1,24}")
            && parts[3].matches("[0-9]{1,10}")
            && parts[4].matches("[0-9]{1,10}")
            && parts[5].matches("[1-9][0-9]{0,9}");
    try {
      return valid
          ? Optional.of(
              new Verdict(
                  Boolean.parseBoolean(parts[0]),
                  Boolean.parseBoolean(parts[1]),
                  Double.parseDouble(parts[2]),
                  new TokenIds(Integer.parseInt(parts[3]), Integer.parseInt(parts[4])),
                  Integer.parseInt(parts[5])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
