package io.ner4j.onnx.gliner;

import com.google.gson.JsonElement;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.JsonFile;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFamily;
import io.ner4j.onnx.directory.PaddingToken;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.List;
import java.util.Locale;
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
    PaddingToken padding) {

  /** The file that says what a model is. */
  public static final String FILE = ModelDirectory.GLINER_SETTINGS;

  /** The reference's defaults. */
  private static final int MAX_SPAN_WORDS = 12;

  private static final int MAX_WORDS = 384;

  /** Settings of models that work another way, and what these are called. */
  private static final List<List<String>> OTHERS =
      List.of(
          List.of("labels_encoder", "bi-encoder, whose labels have an encoder of their own"),
          List.of("labels_decoder", "model with a decoder, which writes labels of its own"),
          List.of("relations_layer", "relation extractor"));

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
    JsonFile config = JsonFile.read(files.require(FILE));
    for (List<String> other : OTHERS) {
      JsonElement value = config.content().get(other.get(0));
      if (value != null && !value.isJsonNull()) {
        throw refused(config, "a " + other.get(1) + " (" + other.get(0) + ")");
      }
    }
    String splitter = config.string("words_splitter_type").orElse("whitespace");
    if (!splitter.equals("whitespace")) {
      throw refused(config, "one whose words are cut by '" + splitter + "' (words_splitter_type)");
    }
    Scoring scoring =
        config.string("span_mode").orElse("").equals("token_level")
            ? Scoring.BORDERS
            : Scoring.SPANS;
    int maxWords = number(config, "max_len", MAX_WORDS);
    return new GlinerConfig(
        scoring,
        encoder(config)
            .flatMap(file -> file.string("model_type"))
            .or(() -> config.string("model_name"))
            .orElse("unknown"),
        scoring == Scoring.SPANS ? number(config, "max_width", MAX_SPAN_WORDS) : maxWords,
        maxWords,
        maxTokens(config),
        config.string("ent_token").orElse("<<ENT>>"),
        config.string("sep_token").orElse("<<SEP>>"),
        padding(files));
  }

  private static NerModelException refused(JsonFile config, String what) {
    return new NerModelException(
        "expected a GLiNER model of one encoder that scores spans or tokens, whose words are cut at white space, but %s says that it is %s; take another model"
            .formatted(config.file(), what));
  }

  private static int number(JsonFile config, String name, int otherwise) {
    Number number = config.number(name).orElse(otherwise);
    double value = number.doubleValue();
    if (value < 1 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected %s in %s to be a whole number from 1 to %d, but it is %s",
              name,
              config.file(),
              Integer.MAX_VALUE,
              number));
    }
    return (int) value;
  }

  private static Optional<JsonFile> encoder(JsonFile config) {
    return config.object("encoder_config").map(content -> new JsonFile(config.file(), content));
  }

  private static int maxTokens(JsonFile config) {
    Optional<JsonFile> encoder = encoder(config);
    String family =
        encoder
            .flatMap(file -> file.string("model_type"))
            .or(() -> config.string("model_name"))
            .orElse("deberta");
    boolean bounded = UNBOUNDED.stream().noneMatch(family::contains);
    boolean absolute = encoder.flatMap(file -> file.flag("position_biased_input")).orElse(bounded);
    return bounded || absolute
        ? encoder.map(GlinerConfig::positions).orElse(POSITIONS)
        : Integer.MAX_VALUE;
  }

  /** Tokens that a table of positions is long enough for; RoBERTa leaves some at its start out. */
  private static int positions(JsonFile encoder) {
    Optional<Number> there = encoder.number("max_position_embeddings");
    boolean leavesOut =
        ModelFamily.of(encoder.string("model_type").orElse("")).positionsFollowPadding();
    int padId = encoder.number("pad_token_id").map(Number::intValue).orElse(ROBERTA_PAD_ID);
    int positions = number(encoder, "max_position_embeddings", POSITIONS);
    return there.isPresent() && leavesOut ? Math.max(1, positions - padId - 1) : positions;
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
