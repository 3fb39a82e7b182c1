package io.ner4j.rules;

import io.ner4j.NerInputException;
import io.ner4j.phrase.Folding;
import io.ner4j.phrase.PhraseAutomaton;
import io.ner4j.phrase.Strings;
import io.ner4j.window.Characters;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Phrases}. For one thread.
 *
 * <pre>{@code
 * Phrases phrases =
 *     Phrases.builder()
 *         .add("Rome", "LOC", "Q220")
 *         .read(Path.of("companies.tsv"))
 *         .ignoreCase(true)
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PhrasesBuilder {

  private final Strings texts = new Strings();
  private final PhraseData data = new PhraseData();
  private boolean ignoreCase;
  private boolean ignoreWidth;
  private boolean wholeWords = true;
  private boolean overlaps;
  private String source = "phrases";

  PhrasesBuilder() {}

  /**
   * Adds a phrase without an id.
   *
   * @param text what to look for; white space at its edges is left out
   * @param type the type of its entities, such as {@code LOC}
   * @return this builder
   * @throws IllegalArgumentException if the text is blank
   */
  public PhrasesBuilder add(String text, String type) {
    return add(text, type, null);
  }

  /**
   * Adds a phrase.
   *
   * @param text what to look for; white space at its edges is left out
   * @param type the type of its entities, such as {@code LOC}
   * @param id what its entities carry as {@linkplain io.ner4j.Entity#id id}; null for none
   * @return this builder
   * @throws IllegalArgumentException if the text is blank
   */
  public PhrasesBuilder add(String text, String type, @Nullable String id) {
    Objects.requireNonNull(type, "type");
    int start = 0;
    int end = text.length();
    while (start < end && Characters.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && Characters.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      throw new IllegalArgumentException(
          "expected a phrase, but its text is blank; leave it out, or write what to look for");
    }
    texts.add(text.substring(start, end));
    data.add(type, id);
    return this;
  }

  /**
   * Adds phrases one after another. The stream itself is never held in memory as a whole.
   *
   * @param phrases read to its end, and closed
   * @return this builder
   * @throws IllegalArgumentException if the text of one is blank
   */
  public PhrasesBuilder addAll(Stream<Phrase> phrases) {
    try (phrases) {
      phrases.sequential().forEach(phrase -> add(phrase.text(), phrase.type(), phrase.id()));
    }
    return this;
  }

  /**
   * Adds the phrases of a file in UTF-8. Each line is a phrase, a tab, its type and, if it has one,
   * a tab and its id. Blank lines count for nothing.
   *
   * @param file the file
   * @return this builder
   * @throws IOException if it cannot be read
   * @throws NerInputException if a line is something else; the message names it. The phrases before
   *     are added then
   */
  public PhrasesBuilder read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      PhraseFile.read(
          reader, file.toString(), phrase -> add(phrase.text(), phrase.type(), phrase.id()));
    }
    return this;
  }

  /**
   * Adds phrases as {@link #read(Path)} does.
   *
   * @param reader read to its end; it stays the caller's to close
   * @return this builder
   * @throws IOException if it cannot be read
   * @throws NerInputException if a line is something else; the message names it
   */
  public PhrasesBuilder read(Reader reader) throws IOException {
    PhraseFile.read(
        Objects.requireNonNull(reader, "reader"),
        "phrases",
        phrase -> add(phrase.text(), phrase.type(), phrase.id()));
    return this;
  }

  /**
   * Sets whether capital and small letters count as the same, as in no language: {@code ß} is the
   * same as {@code SS}. Default: false.
   *
   * @param ignored whether case makes no difference
   * @return this builder
   */
  public PhrasesBuilder ignoreCase(boolean ignored) {
    this.ignoreCase = ignored;
    return this;
  }

  /**
   * Sets whether full-width and half-width forms count as the same: {@code ＡＢＣ} is the same as
   * {@code ABC}, and {@code ｶﾞ} as {@code ガ}. Default: false.
   *
   * @param ignored whether width makes no difference
   * @return this builder
   */
  public PhrasesBuilder ignoreWidth(boolean ignored) {
    this.ignoreWidth = ignored;
    return this;
  }

  /**
   * Sets whether phrases are found as whole words only: {@code Ann} not in {@code Anna}. In scripts
   * without blanks words are those that a pipeline tells. Default: true.
   *
   * @param whole whether a phrase must start and end with words
   * @return this builder
   */
  public PhrasesBuilder wholeWords(boolean whole) {
    this.wholeWords = whole;
    return this;
  }

  /**
   * Sets whether all places are found: also those inside of others, and one for each entry of a
   * text that is listed several times. Otherwise the longest phrase counts, from left to right, and
   * of entries that are the same the first that was added. Default: false.
   *
   * @param all whether entities may overlap
   * @return this builder
   */
  public PhrasesBuilder overlaps(boolean all) {
    this.overlaps = all;
    return this;
  }

  /**
   * Sets what entities carry as {@linkplain io.ner4j.Entity#source source}. Default: {@code
   * phrases}.
   *
   * @param name the source
   * @return this builder
   */
  public PhrasesBuilder source(String name) {
    this.source = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Makes the list. The builder can go on; the list stays as it is.
   *
   * @return the phrases, with the options as they are now
   */
  public Phrases build() {
    PhraseAutomaton automaton =
        PhraseAutomaton.of(texts, Folding.of(ignoreCase, ignoreWidth), wholeWords);
    return new Phrases(automaton, data.copy(), overlaps, source);
  }
}
