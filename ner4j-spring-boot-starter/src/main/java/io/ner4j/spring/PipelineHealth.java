package io.ner4j.spring;

import io.ner4j.NerPipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pipeline would take a text. It runs no model: a probe would wait in the queue that it
 * asks about.
 *
 * @param closed what a closed pipeline throws; null while it is open
 * @param full whether as many texts wait as may
 * @param details for people
 */
record PipelineHealth(
    @Nullable IllegalStateException closed, boolean full, Map<String, Object> details) {

  static PipelineHealth of(NerPipeline ner) {
    Map<String, Object> details = new LinkedHashMap<>();
    int waiting = ner.waiting();
    int most = ner.config().maxWaiting();
    details.put("pipeline", ner.toString());
    details.put("waiting", waiting);
    details.put("maxWaiting", most);
    try {
      ner.extract(""); // no text for the model
      return new PipelineHealth(null, waiting >= most, details);
    } catch (IllegalStateException e) {
      return new PipelineHealth(e, false, details);
    }
  }
}
