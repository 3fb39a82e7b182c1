package io.ner4j.examples;

import io.ner4j.EntityRecognizer;
import io.ner4j.onnx.OnnxNer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the recognizer of a CDI container, as docs/cdi.md shows. */
@ApplicationScoped
public class RecognizerProducer {

  @Produces
  @ApplicationScoped
  EntityRecognizer recognizer() {
    return OnnxNer.englishBuilder().warmUp(true).load();
  }

  void close(@Disposes EntityRecognizer recognizer) {
    recognizer.close();
  }

  void load(@Observes Startup start, EntityRecognizer recognizer) {
    recognizer.extract("");
  }
}
