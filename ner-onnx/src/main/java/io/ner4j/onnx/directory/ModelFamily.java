package io.ner4j.onnx.directory;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is special to the models of a family. A family that is not here needs nothing special: its
 * inputs are read from its graph, its token types from its tokenizer.
 */
public enum ModelFamily {
  /** Cuts text as BERT does. */
  BERT(
      Positions.FROM_ZERO,
      Vocabulary.WORD_PIECE,
      Set.of(
          "bert",
          "distilbert",
          "electra",
          "mobilebert",
          "convbert",
          "squeezebert",
          "layoutlm",
          "lxmert",
          "retribert",
          "splinter",
          "megatronbert",
          "nezha",
          "ernie",
          "nomicbert",
          "qdqbert",
          "realm",
          "visualbert")),
  /** RoBERTa and those that have its tokenizer too. */
  ROBERTA(
      Positions.BEHIND_PADDING,
      Vocabulary.BYTES,
      Set.of(
          "roberta", "longformer", "luke", "data2vectext", "ibert", "lilt", "robertaprelayernorm")),
  /** RoBERTa's encoder with a tokenizer of other kinds. */
  XLM_ROBERTA(
      Positions.BEHIND_PADDING,
      Vocabulary.OTHER,
      Set.of(
          "xlmroberta",
          "xlmrobertaxl",
          "camembert",
          "xmod",
          "mluke",
          "esm",
          "layoutlmv3",
          "markuplm")),
  /** RoBERTa's tokenizer with another encoder. */
  BART(
      Positions.FROM_ZERO,
      Vocabulary.BYTES,
      Set.of("gpt2", "bart", "led", "deberta", "codegen", "gptneo", "phi", "starcoder2")),
  /** RoBERTa's tokenizer with an encoder that leaves its first two positions out. */
  MRA(Positions.FROM_TWO, Vocabulary.BYTES, Set.of("mra")),
  /** An encoder that leaves its first two positions out. */
  NYSTROMFORMER(Positions.FROM_TWO, Vocabulary.OTHER, Set.of("nystromformer", "yoso")),
  /** RoBERTa's encoder and special tokens, with BERT's way to cut text. */
  MPNET(Positions.BEHIND_PADDING, Vocabulary.WORD_PIECE, Set.of("mpnet")),
  /** Nothing special. */
  OTHER(Positions.FROM_ZERO, Vocabulary.OTHER, Set.of());

  private enum Positions {
    FROM_ZERO,
    FROM_TWO,
    BEHIND_PADDING
  }

  private enum Vocabulary {
    WORD_PIECE,
    BYTES,
    OTHER
  }

  private static final Map<String, String> MPNET_TOKENS =
      Map.of("cls", "<s>", "sep", "</s>", "pad", "<pad>", "unk", "[UNK]", "mask", "<mask>");

  private final Positions positions;
  private final Vocabulary vocabulary;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that cannot be changed.
  private final Set<String> names;

  ModelFamily(Positions positions, Vocabulary vocabulary, Set<String> names) {
    this.positions = positions;
    this.vocabulary = vocabulary;
    this.names = names;
  }

  /**
   * Finds a family.
   *
   * @param name {@code model_type} of config.json, or the class of a tokenizer without {@code
   *     Tokenizer}; case, hyphens and underscores do not count
   */
  public static ModelFamily of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    for (ModelFamily family : values()) {
      if (family.names.contains(plain)) {
        return family;
      }
    }
    return OTHER;
  }

  /** Whether positions are numbered from the padding id on, so that fewer tokens fit. */
  public boolean positionsFollowPadding() {
    return positions == Positions.BEHIND_PADDING;
  }

  /**
   * How tokens are numbered.
   *
   * @param padId vocabulary id of the padding token
   */
  PositionNumbers positions(int padId) {
    return switch (positions) {
      case FROM_ZERO -> PositionNumbers.FROM_ZERO;
      case FROM_TWO -> new PositionNumbers(2, -1);
      case BEHIND_PADDING -> PositionNumbers.behind(padId);
    };
  }

  /** Whether text is cut as BERT cuts it, so that a vocabulary is enough to make a tokenizer. */
  public boolean cutsAsBert() {
    return vocabulary == Vocabulary.WORD_PIECE;
  }

  /** Whether tokens are made of bytes, and a setting says if a text starts with a blank. */
  public boolean cutsBytes() {
    return vocabulary == Vocabulary.BYTES;
  }

  /**
   * The usual text of a special token, where settings name none.
   *
   * @param name {@code cls}, {@code sep}, {@code pad}, {@code unk} or {@code mask}
   */
  public String specialToken(String name) {
    String usual = "[" + name.toUpperCase(Locale.ROOT) + "]";
    return this == MPNET ? MPNET_TOKENS.getOrDefault(name, usual) : usual;
  }
}
