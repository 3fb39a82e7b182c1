package io.ner4j.onnx.gliner;

import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.JsonFile;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFamily;
import io.ner4j.onnx.directory.PaddingToken;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.List;
import java.util.Optional;

/**
 * What gliner_config.json says of a model.
 *
 * @param scoring what the scores stand for
 * @param encoder the encoder's kind, or {@code unknown}
 * @param maxSpanWords words in a span at most
 * @param maxWords words that the model was made to read at once
 * @param maxTokens tokens in a row at most
 * @param labelMarker the token in front of each label
 * @param labelsEnd the token between labels and text
 * @param labelMarkerId the id of {@code labelMarker} in the graph, where it is said
 * @param padding the token that rows are filled up with
 */
public record GlinerConfig(
    Scoring scoring,
    String encoder,
    int maxSpanWords,
    int maxWords,
    int maxTokens,
    String labelMarker,
    String labelsEnd,
    Optional<Integer> labelMarkerId,
    PaddingToken padding) {

  /** The file that says what a model is. */
  public static final String FILE = ModelDirectory.GLINER_SETTINGS;

  /** The reference's defaults. */
  private static final int MAX_SPAN_WORDS = 12;

  private static final int MAX_WORDS = 384;

  /** Where nothing is said of the id of the token in front of labels. */
  private static final int NO_ID = -1;

  /** Words in a span at most: each word of a text starts so many spans. */
  private static final int MAX_CONFIGURED_SPAN_WORDS = 1024;

  /** What the reference writes in each file. A file with none of them is of another program. */
  private static final List<String> USUAL =
      List.of("model_name", "model_type", "span_mode", "max_width", "max_len", "ent_token");

  /** Families that count positions from one token to another: their rows may have any length. */
  private static final List<String> UNBOUNDED = List.of("deberta", "t5");

  /** What other encoders read, where the configuration does not say. */
  private static final int POSITIONS = 512;

  private static final int ROBERTA_PAD_ID = 1;

  /**
   * Reads a directory's settings.
   *
   * @throws NerModelException if the file is missing or broken, or the model works another way
   */
  public static GlinerConfig of(ModelDirectory files) {
    GlinerSettings settings = GlinerSettings.read(files.require(FILE));
    if (USUAL.stream().noneMatch(settings::says)) {
      throw new NerModelException(
          "expected settings of a GLiNER model in %s, such as %s, but found none; take the file of the model's repository"
              .formatted(settings.file(), String.join(", ", USUAL)));
    }
    Scoring scoring = GlinerKind.scoring(settings);
    int maxWords = settings.number("max_len", 1, Integer.MAX_VALUE).orElse(MAX_WORDS);
    // Models that score tokens have no bound of this kind, whatever the setting.
    int most = scoring == Scoring.SPANS ? MAX_CONFIGURED_SPAN_WORDS : Integer.MAX_VALUE;
    int maxSpanWords = settings.number("max_width", 1, most).orElse(MAX_SPAN_WORDS);
    Optional<GlinerSettings> encoder = settings.object("encoder_config");
    Optional<String> family = encoder.flatMap(file -> file.string("model_type"));
    Optional<String> name = settings.string("model_name");
    return new GlinerConfig(
        scoring,
        family.or(() -> name).orElse("unknown"),
        scoring == Scoring.SPANS ? maxSpanWords : maxWords,
        maxWords,
        maxTokens(encoder, family.or(() -> name).orElse("deberta")),
        settings.string("ent_token").orElse("<<ENT>>"),
        settings.string("sep_token").orElse("<<SEP>>"),
        settings.number("class_token_index", NO_ID, Integer.MAX_VALUE).filter(id -> id != NO_ID),
        padding(files));
  }

  private static int maxTokens(Optional<GlinerSettings> encoder, String family) {
    int positions = encoder.map(GlinerConfig::positions).orElse(POSITIONS);
    boolean bounded = UNBOUNDED.stream().noneMatch(family::contains);
    boolean absolute = encoder.flatMap(file -> file.flag("position_biased_input")).orElse(bounded);
    return bounded || absolute ? positions : Integer.MAX_VALUE;
  }

  /** Tokens that a table of positions is long enough for; RoBERTa leaves some at its start out. */
  private static int positions(GlinerSettings encoder) {
    Optional<Integer> there = encoder.number("max_position_embeddings", 1, Integer.MAX_VALUE);
    boolean leavesOut =
        ModelFamily.of(encoder.string("model_type").orElse("")).positionsFollowPadding();
    int padId = encoder.number("pad_token_id", NO_ID, Integer.MAX_VALUE).orElse(ROBERTA_PAD_ID);
    return there
        .map(positions -> leavesOut ? Math.max(1, positions - padId - 1) : positions)
        .orElse(POSITIONS);
  }

  private static PaddingToken padding(ModelDirectory files) {
    return new PaddingToken(
        files
            .find("tokenizer_config.json")
            .map(JsonFile::read)
            .flatMap(file -> file.token("pad_token")),
        Optional.empty());
  }
}
