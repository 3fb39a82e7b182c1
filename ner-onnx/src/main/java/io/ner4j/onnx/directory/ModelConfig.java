package io.ner4j.onnx.directory;

import io.ner4j.NerModelException;
import io.ner4j.spi.ModelDefaults;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What config.json and tokenizer_config.json say of a model.
 *
 * @param labels label names in the order of the logits
 * @param maxTokens the longest sequence, special tokens included
 * @param padding the token that rows are filled up with
 * @param positions how tokens are numbered, for a graph that is fed the numbers
 * @param vocabulary the number of ids that the model knows, where it is said
 * @param chunked whether text is padded to a multiple of a window of attention, as by Longformer
 * @param defaults how texts are read where the caller does not say
 */
public record ModelConfig(
    List<String> labels,
    int maxTokens,
    PaddingToken padding,
    PositionNumbers positions,
    Optional<Integer> vocabulary,
    boolean chunked,
    ModelDefaults defaults) {

  /** What families call the number of their positions. */
  private static final List<String> POSITIONS =
      List.of("max_position_embeddings", "n_positions", "max_seq_len", "seq_length");

  /** The padding id of those families, for models that do not say. */
  private static final int OFFSET_PAD_ID = 1;

  /** What BERT reads, for models that do not say. */
  private static final int DEFAULT_MAX_TOKENS = 512;

  /**
   * Reads a directory's settings; {@code labels}, if not null, stand for those in the file.
   *
   * @throws NerModelException if config.json is missing, a file is broken, or labels are not named
   */
  public static ModelConfig of(ModelDirectory files, @Nullable List<String> labels) {
    JsonFile config = JsonFile.read(files.config());
    Optional<JsonFile> tokenizer = files.find("tokenizer_config.json").map(JsonFile::read);
    ModelFamily family = ModelFamily.of(config.string("model_type").orElse(""));
    Optional<Integer> padId =
        config.number("pad_token_id").map(Number::intValue).filter(id -> id >= 0);
    boolean offset =
        family.positionsFollowPadding()
            || (family == ModelFamily.OTHER
                && padId.isPresent()
                && leavesOut(padId.get() + 1, config, tokenizer));
    if (offset && padId.isEmpty()) {
      padId = Optional.of(OFFSET_PAD_ID);
    }
    PositionNumbers positions =
        offset
            ? PositionNumbers.behind(padId.orElse(OFFSET_PAD_ID))
            : family.positions(OFFSET_PAD_ID);
    return new ModelConfig(
        labels == null ? ConfiguredLabels.of(config) : labels,
        maxTokens(config, tokenizer, offset ? positions.first() : 0),
        new PaddingToken(tokenizer.flatMap(file -> file.token("pad_token")), padId),
        positions,
        config.number("vocab_size").map(Number::intValue).filter(size -> size > 0),
        config.content().has("attention_window"),
        ConfiguredDefaults.of(config));
  }

  /** Whether a tokenizer's limit and the number of positions tell of those that stay unused. */
  private static boolean leavesOut(int count, JsonFile config, Optional<JsonFile> tokenizer) {
    return positions(config).orElse(0L) - limit(tokenizer) == count;
  }

  private static Optional<Long> positions(JsonFile config) {
    return POSITIONS.stream()
        .flatMap(name -> config.number(name).stream())
        .map(Number::longValue)
        .filter(number -> number > 0)
        .findFirst();
  }

  private static double limit(Optional<JsonFile> tokenizer) {
    return tokenizer
        .flatMap(file -> file.number("model_max_length"))
        .map(Number::doubleValue)
        .orElse(0.0);
  }

  private static int maxTokens(JsonFile config, Optional<JsonFile> tokenizer, int offset) {
    long positions = positions(config).map(number -> number - offset).orElse(0L);
    // Where a tokenizer has no limit of its own, transformers writes a number beyond all bounds.
    double limit = limit(tokenizer);
    double longest = positions > 0 ? positions : DEFAULT_MAX_TOKENS;
    return (int) (limit >= 1 ? Math.min(longest, limit) : longest);
  }
}
