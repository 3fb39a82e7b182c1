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
 * @param padToken the padding token's text, where it is named
 * @param padId the padding token's id, where it is named
 * @param firstPosition the position of a sequence's first token, for a graph that is fed them
 * @param vocabulary the number of ids that the model knows, where it is said
 * @param defaults how texts are read where the caller does not say
 */
public record ModelConfig(
    List<String> labels,
    int maxTokens,
    Optional<String> padToken,
    Optional<Integer> padId,
    int firstPosition,
    Optional<Integer> vocabulary,
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
    boolean offset =
        ModelFamily.of(config.string("model_type").orElse("")).positionsFollowPadding();
    Optional<Integer> padId =
        config.number("pad_token_id").map(Number::intValue).filter(id -> id >= 0);
    if (offset && padId.isEmpty()) {
      padId = Optional.of(OFFSET_PAD_ID);
    }
    int firstPosition = offset ? padId.orElse(OFFSET_PAD_ID) + 1 : 0;
    return new ModelConfig(
        labels == null ? ConfiguredLabels.of(config) : labels,
        maxTokens(config, tokenizer, firstPosition),
        tokenizer.flatMap(file -> file.token("pad_token")),
        padId,
        firstPosition,
        config.number("vocab_size").map(Number::intValue).filter(size -> size > 0),
        ConfiguredDefaults.of(config));
  }

  private static int maxTokens(JsonFile config, Optional<JsonFile> tokenizer, int offset) {
    long positions =
        POSITIONS.stream()
            .flatMap(name -> config.number(name).stream())
            .map(Number::longValue)
            .filter(number -> number > 0)
            .findFirst()
            .map(number -> number - offset)
            .orElse(0L);
    // Where a tokenizer has no limit of its own, transformers writes a number beyond all bounds.
    double limit =
        tokenizer
            .flatMap(file -> file.number("model_max_length"))
            .map(Number::doubleValue)
            .orElse(0.0);
    double longest = positions > 0 ? positions : DEFAULT_MAX_TOKENS;
    return (int) (limit >= 1 ? Math.min(longest, limit) : longest);
  }
}
