package io.ner4j.spring;

import io.ner4j.NerModelException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows why a model was not loaded instead of a stack of causes. */
class NerModelFailureAnalyzer extends AbstractFailureAnalyzer<NerModelException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NerModelException cause) {
    return new FailureAnalysis(
        "The model of ner4j.model or ner4j.hub could not be loaded: " + cause.getMessage(),
        "Set ner4j.model to the name of a bundled model that is on the class path, or to a model directory; or ner4j.hub to OWNER/NAME.",
        cause);
  }
}
