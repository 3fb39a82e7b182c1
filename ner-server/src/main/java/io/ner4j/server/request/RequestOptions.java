package io.ner4j.server.request;

import io.ner4j.Aggregation;
import io.ner4j.ExtractOptions;
import io.ner4j.server.http.Problem;
import java.util.Set;
import java.util.TreeSet;

/** What a client asks for, within what the server was started with. */
public final class RequestOptions {

  private RequestOptions() {}

  /**
   * The options of a request. A client may ask for less than the server finds, not for more.
   *
   * @param served the options that the server was started with
   * @param usual the least score where the server was started without one
   * @param types the model's types
   * @throws Problem if none of the wanted types is served, or the client gives labels
   */
  public static ExtractOptions of(
      ExtractRequest wanted, ExtractOptions served, double usual, Set<String> types) {
    refuse("labels", wanted.labels() != null, types);
    refuse("nested", wanted.nested() != null, types);
    refuse("severalLabels", wanted.severalLabels() != null, types);
    ExtractOptions.Builder options = served.toBuilder();
    Aggregation aggregation = wanted.aggregation();
    if (aggregation != null) {
      options.aggregation(aggregation);
    }
    if (aggregation == Aggregation.NONE) {
      // It has no use for a decoder.
      options.modelDecoder();
    }
    if (wanted.types() != null) {
      options.includeTypes(shared(wanted.types(), served, types).toArray(String[]::new));
    }
    if (wanted.minScore() > 0) {
      double least = options.build().aggregation() == Aggregation.NONE ? 0 : usual;
      options.minScore(Math.max(wanted.minScore(), served.minScore().orElse(least)));
    }
    served
        .minScores()
        .forEach((type, least) -> options.minScore(type, Math.max(wanted.minScore(), least)));
    return options.build();
  }

  private static void refuse(String field, boolean given, Set<String> types) {
    if (given) {
      throw new Problem(
          400,
          "%s is for models that take the labels with the text, such as GLiNER, but this model has types of its own, %s; leave it out, or choose among them with types"
              .formatted(field, new TreeSet<>(types)));
    }
  }

  /** The types that a client wants and the server finds. */
  private static Set<String> shared(Set<String> wanted, ExtractOptions served, Set<String> types) {
    Set<String> found =
        new TreeSet<>(served.includeTypes().isEmpty() ? types : served.includeTypes());
    found.removeAll(served.excludeTypes());
    if (wanted.isEmpty() || !found.containsAll(wanted)) {
      throw new Problem(400, "types must be some of %s, but are %s".formatted(found, wanted));
    }
    return wanted;
  }
}
