package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redacted;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import io.ner4j.rules.Phrases;
import io.ner4j.rules.TextFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules beside a model, and redaction, as the documentation shows them. */
final class RuleSamples {

  private RuleSamples() {}

  static void rulesBesideAModel(String text) throws IOException {
    Phrases phrases = Phrases.builder().read(Path.of("companies.tsv")).ignoreCase(true).build();
    Patterns patterns = Patterns.of(KnownPattern.EMAIL, KnownPattern.IBAN);
    EntityRecognizer all =
        EntityRecognizer.combined(
            Merge.LONGEST, OnnxNer.english().named("model"), phrases, patterns);
    for (Entity entity : all.extract(text)) {
      System.out.println(entity.source() + " " + entity.type() + " " + entity.id());
    }
  }

  static EntityRecognizer rulesOfYourOwn() {
    Patterns tickets =
        Patterns.builder().add("TICKET", Pattern.compile("\\b[A-Z]{2,8}-\\d{1,6}\\b")).build();
    EntityRecognizer shouting =
        line ->
            line.isEmpty() || !line.equals(line.toUpperCase(Locale.ROOT))
                ? List.of()
                : List.of(new Entity(line, "TITLE", 0, line.length(), 1));
    return EntityRecognizer.combined(Merge.IN_ORDER, tickets, shouting);
  }

  static EntityRecognizer filtered() {
    TextFilter filter =
        TextFilter.builder().deny("May").deny("Apple", "LOC").ignoreCase(true).build();
    EntityRecognizer filtered = filter.applyTo(OnnxNer.english());
    return filtered;
  }

  static void redaction(String text) {
    EntityRecognizer found =
        EntityRecognizer.combined(
            Merge.KEEP_ALL, OnnxNer.english(), Patterns.of(KnownPattern.values()));
    try (Redactor redactor =
        Redactor.builder(found)
            .policy(Policy.numbered())
            .policy("EMAIL", Policy.remove())
            .keep("MISC")
            .build()) {
      Redacted redacted = redactor.redact(text);
      System.out.println(redacted.text());
      System.out.println(redacted.map().undo(redacted.text()).equals(text)); // true
    }
  }
}
