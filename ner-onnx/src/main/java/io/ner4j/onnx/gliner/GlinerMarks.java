package io.ner4j.onnx.gliner;

import io.ner4j.NerModelException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tokens that stand around labels.
 *
 * @param labelMarker the id of the token in front of each label
 * @param labelsEnd the id of the token between labels and text
 */
public record GlinerMarks(int labelMarker, int labelsEnd) {

  private static final String REMEDY =
      "; check that tokenizer.json and " + GlinerConfig.FILE + " belong to one model";

  /**
   * Looks them up.
   *
   * @param addedTokens the id of a token that was added to the tokenizer's vocabulary, by its text
   * @throws NerModelException if there are none, or others than the graph was made with
   */
  public static GlinerMarks of(
      GlinerConfig config, Function<String, Optional<Integer>> addedTokens) {
    int marker = id("ent_token", config.labelMarker(), addedTokens);
    int end = id("sep_token", config.labelsEnd(), addedTokens);
    if (marker == end) {
      throw new NerModelException(
          "expected ent_token and sep_token to be two tokens, but both are '%s'%s"
              .formatted(config.labelMarker(), REMEDY));
    }
    int wanted = config.labelMarkerId().orElse(marker);
    if (wanted != marker) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected class_token_index to be the id of ent_token '%s', which is %d, but it is %d%s",
              config.labelMarker(),
              marker,
              wanted,
              REMEDY));
    }
    return new GlinerMarks(marker, end);
  }

  private static int id(
      String name, String token, Function<String, Optional<Integer>> addedTokens) {
    return addedTokens
        .apply(token)
        .orElseThrow(
            () ->
                new NerModelException(
                    "expected %s to be a token of its own, one of added_tokens, but '%s' is none%s"
                        .formatted(name, token, REMEDY)));
  }
}
