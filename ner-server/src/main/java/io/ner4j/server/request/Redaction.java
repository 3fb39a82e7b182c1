package io.ner4j.server.request;

import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redactor;
import java.util.Map;
import java.util.Set;

/**
 * What stands in the place of entities.
 *
 * @param policy for the types that {@code policies} does not name
 * @param policies policies by type
 * @param kept types that stay in the text
 * @param foundOnly whether further places in a text where a found name stands stay
 * @param changes whether the answer tells what was replaced
 */
public record Redaction(
    Policy policy,
    Map<String, Policy> policies,
    Set<String> kept,
    boolean foundOnly,
    boolean changes) {

  /** Makes the redactor. */
  public Redactor redactor(EntityRecognizer recognizer) {
    Redactor.Builder builder =
        Redactor.builder(recognizer)
            .policy(policy)
            .furtherPlaces(!foundOnly)
            .keep(kept.toArray(String[]::new));
    policies.forEach(builder::policy);
    return builder.build();
  }
}
