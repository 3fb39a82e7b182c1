package io.ner4j.server.request;

import io.ner4j.server.http.Problem;
import io.ner4j.zeroshot.ZeroShotOptions;

/** What a client asks of a model that takes the labels with the text. */
public final class LabelOptions {

  private LabelOptions() {}

  /**
   * The options of a request. Its labels stand in for the server's; its scores are at least the
   * server's.
   *
   * @param served the options that the server was started with
   * @throws Problem if there are no labels, or something is asked for that such a model has not
   */
  public static ZeroShotOptions of(ExtractRequest wanted, ZeroShotOptions served) {
    refuse("aggregation", wanted.aggregation() != null);
    refuse("types", wanted.types() != null);
    double threshold = Math.max(wanted.minScore(), served.threshold());
    ZeroShotOptions.Builder options =
        ZeroShotOptions.builder()
            .threshold(threshold)
            .layout(served.layout())
            .nested(wanted.nested() == null ? served.nested() : wanted.nested())
            .severalLabels(
                wanted.severalLabels() == null ? served.severalLabels() : wanted.severalLabels());
    if (wanted.labels() != null) {
      wanted.labels().forEach(options::label);
    } else {
      served.types().forEach(options::label);
      served
          .labels()
          .forEach(label -> options.threshold(label, Math.max(threshold, served.threshold(label))));
    }
    ZeroShotOptions asked = options.build();
    if (asked.labels().isEmpty()) {
      throw new Problem(
          400,
          "a request needs labels such as {\"text\": \"Tim Cook\", \"labels\": [\"person\"]}, since the model takes them with the text, but has none%s"
              .formatted(
                  served.labels().isEmpty()
                      ? ", and the server has none of its own"
                      : "; leave the field out for those of the server"));
    }
    return asked;
  }

  private static void refuse(String field, boolean given) {
    if (given) {
      throw new Problem(
          400,
          "%s is for models with labels of their own, but this model takes the labels with the text; leave it out"
              .formatted(field));
    }
  }
}
