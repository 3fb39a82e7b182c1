package io.ner4j.onnx.runtime.trial;

import io.ner4j.NerInferenceException;
import io.ner4j.spi.Model;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out up to which length a graph answers right. Some keep the number of pieces that the
 * sample of their export was cut into, and answer otherwise for longer texts without an error.
 * Places that are hidden change no answer of a right one, however many there are.
 */
final class LengthTrial {

  private static final Logger LOG = LoggerFactory.getLogger(LengthTrial.class);

  /** More than samples have, and little to compute. */
  private static final int FAR = 1024;

  private final CompanyTrial trial;
  private final Model file;

  LengthTrial(CompanyTrial trial, Model file) {
    this.trial = trial;
    this.file = file;
  }

  /** The longest sequence of right answers, or {@link Verdict#ANY} if none was found wrong. */
  int longest() {
    int wrong = Math.min(file.maxTokens(), FAR);
    if (wrong <= CompanyTrial.MAX_LENGTH || isRight(wrong)) {
      return Verdict.ANY;
    }
    int right = CompanyTrial.MAX_LENGTH;
    while (wrong - right > 1) {
      int middle = (right + wrong) >>> 1;
      if (isRight(middle)) {
        right = middle;
      } else {
        wrong = middle;
      }
    }
    return right;
  }

  private boolean isRight(int length) {
    try {
      return !trial.beside(file, length).differs();
    } catch (NerInferenceException e) {
      LOG.debug("{} fails on {} tokens: {}", file.name(), length, e.getMessage());
      return false;
    }
  }
}
