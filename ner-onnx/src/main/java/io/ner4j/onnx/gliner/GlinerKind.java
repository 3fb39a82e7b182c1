package io.ner4j.onnx.gliner;

import io.ner4j.NerModelException;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which kind of GLiNER model settings tell of. Kinds that work another way are refused by name. */
final class GlinerKind {

  private static final String TYPE = "model_type";
  private static final String MODE = "span_mode";

  private static final String BI_ENCODER = "bi-encoder, whose labels have an encoder of their own";
  private static final String DECODER = "model with a decoder, which writes labels of its own";
  private static final String RELATIONS = "relation extractor";

  /** Settings of models that work another way, and what these are called. */
  private static final Map<String, String> OTHER_SETTINGS =
      new TreeMap<>(
          Map.of(
              "labels_encoder", BI_ENCODER,
              "labels_decoder", DECODER,
              "relations_layer", RELATIONS));

  /** Parts of the names of their types. */
  private static final Map<String, String> OTHER_TYPES =
      new TreeMap<>(Map.of("bi_encoder", BI_ENCODER, "decoder", DECODER, "relex", RELATIONS));

  private static final String TOKEN_TYPE = "gliner_uni_encoder_token";

  /** The types that are read. */
  private static final List<String> TYPES =
      List.of("gliner", "gliner_base", "gliner_uni_encoder", "gliner_uni_encoder_span", TOKEN_TYPE);

  /** How the reference tells that a model scores tokens. Its versions differ. */
  private static final List<String> TOKEN_MODES = List.of("token_level", "token-level");

  /** How it computes spans otherwise. */
  private static final List<String> SPAN_MODES =
      List.of(
          "markerV0",
          "markerV1",
          "marker",
          "query",
          "mlp",
          "cat",
          "conv_conv",
          "conv_max",
          "conv_mean",
          "conv_sum",
          "conv_share");

  private GlinerKind() {}

  /**
   * Tells what a model scores.
   *
   * @throws NerModelException if the model works another way
   */
  static Scoring scoring(GlinerSettings settings) {
    OTHER_SETTINGS.forEach(
        (name, what) -> {
          if (settings.says(name)) {
            throw refused(settings, "a " + what + " (" + name + ")");
          }
        });
    String type = settings.string(TYPE).orElse("gliner");
    if (!TYPES.contains(type)) {
      throw refused(settings, otherType(type));
    }
    String splitter = settings.string("words_splitter_type").orElse("whitespace");
    if (!splitter.equals("whitespace")) {
      throw refused(
          settings, "one whose words are cut by '" + splitter + "' (words_splitter_type)");
    }
    String mode = settings.string(MODE).orElse(SPAN_MODES.get(0));
    if (!TOKEN_MODES.contains(mode) && !SPAN_MODES.contains(mode)) {
      String known = String.join(", ", SPAN_MODES);
      throw settings.refused(MODE, "token_level or one of " + known, "'" + mode + "'");
    }
    return TOKEN_MODES.contains(mode) || type.equals(TOKEN_TYPE) ? Scoring.BORDERS : Scoring.SPANS;
  }

  private static String otherType(String type) {
    String named = "(" + TYPE + " is " + type + ")";
    return OTHER_TYPES.entrySet().stream()
        .filter(other -> type.contains(other.getKey()))
        .findFirst()
        .map(other -> "a " + other.getValue() + " " + named)
        .orElse("of another type " + named);
  }

  private static NerModelException refused(GlinerSettings settings, String what) {
    return new NerModelException(
        "expected a GLiNER model of one encoder that scores spans or tokens, whose words are cut at white space, but %s says that it is %s; take another model"
            .formatted(settings.file(), what));
  }
}
