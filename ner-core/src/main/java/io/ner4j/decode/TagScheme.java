package io.ner4j.decode;

/**
 * How labels mark the parts of an entity.
 *
 * <p>The names are those of the literature: Ramshaw and Marcus (1995) for IOB, Ratinov and Roth
 * (2009) for BILOU.
 *
 * <pre>{@code
 * LabelSet labels = LabelSet.of(List.of("O", "B-PER", "I-PER"), TagScheme.IOB1);
 * NerPipeline.builder(tokenizer, model).scheme(TagScheme.IOB1).build();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum TagScheme {
  /** {@code I-} marks tokens of an entity, {@code B-} only one that touches another of its type. */
  IOB1("BI"),
  /** {@code B-} opens every entity, {@code I-} continues it. */
  IOB2("BI"),
  /**
   * {@code B-} opens, {@code I-} (or {@code M-}) continues, {@code E-} ends, {@code S-} is a whole
   * entity.
   */
  BIOES("BIMES"),
  /** {@code B-} opens, {@code I-} continues, {@code L-} ends, {@code U-} is a whole entity. */
  BILOU("BILU"),
  /** Labels tell only the type: neighbours of one type are one entity. */
  IO("BI");

  private final String letters;

  TagScheme(String letters) {
    this.letters = letters;
  }

  /** The letters that this scheme reads as a part of an entity. */
  String letters() {
    return letters;
  }

  /** What a letter says in this scheme; it must be one of {@link #letters()}. */
  Role role(char letter) {
    if (this == IO) {
      return Role.INSIDE;
    }
    return switch (letter) {
      case 'B' -> Role.BEGIN;
      case 'E', 'L' -> Role.END;
      case 'S', 'U' -> Role.SINGLE;
      default -> Role.INSIDE;
    };
  }

  /** Whether an entity of several tokens is closed by a label of its own. */
  boolean marksEnds() {
    return this == BIOES || this == BILOU;
  }
}
