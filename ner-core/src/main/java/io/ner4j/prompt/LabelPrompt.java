package io.ner4j.prompt;

import io.ner4j.NerModelException;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.window.Characters;
import io.ner4j.window.SpecialTokenTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Labels as a model reads them: in front of each text stands a prompt that names them. Labels whose
 * prompt is too long are cut into groups, and each text is read once for each.
 *
 * @param labels all labels
 * @param groups their prompts
 */
public record LabelPrompt(List<Label> labels, List<LabelGroup> groups) {

  /** Tokens of a prompt at most, where the model sets no bound. */
  private static final int MAX_PROMPT = 512;

  /** A mark, a label of one token, and the end. */
  private static final int MIN_PROMPT = 3;

  /** UTF-16 code units of a label in a message at most. */
  private static final int MAX_SHOWN = 100;

  /** Makes prompts of labels. For one model; safe for use by many threads. */
  public static final class Maker {

    private static final String WORD = "a";

    private final WordTokenizer tokenizer;
    private final SpecialTokenTemplate template;
    private final List<String> marks;
    private final int marker;
    private final int end;
    private final int maxTokens;

    /**
     * Looks up the tokens that stand around labels.
     *
     * @param maxTokens tokens in a row at most
     * @throws NerModelException if the tokenizer lacks one, or a row has no room for a label
     */
    public Maker(
        WordTokenizer tokenizer,
        SpecialTokenTemplate template,
        SpanClassifier model,
        int maxTokens) {
      this.tokenizer = tokenizer;
      this.template = template;
      this.marks = List.of(model.labelMarker(), model.labelsEnd());
      this.marker = token(model.labelMarker());
      this.end = token(model.labelsEnd());
      // As much again is for the text.
      this.maxTokens = Math.min(MAX_PROMPT, (maxTokens - template.size()) / 2);
      if (this.maxTokens < MIN_PROMPT) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "the model should read at least %d tokens at once, for a label and a word, but its"
                    + " settings say %d; check max_position_embeddings",
                2 * MIN_PROMPT + template.size(),
                maxTokens));
      }
    }

    /** Behind a word, since a text of special tokens alone counts as empty. */
    private int token(String text) {
      List<int[]> ids = tokenizer.wordIds(List.of(WORD, WORD + " " + text));
      int more = ids.get(1).length - ids.get(0).length;
      if (more != 1) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "the tokenizer should have the token '%s', which stands around labels, but makes %d"
                    + " tokens of it; check that tokenizer.json belongs to the model",
                text,
                more));
      }
      return ids.get(1)[ids.get(1).length - 1];
    }

    /**
     * Makes the prompt of labels.
     *
     * @throws IllegalArgumentException if there is none, or the model cannot read one
     */
    public LabelPrompt of(List<Label> labels) {
      if (labels.isEmpty()) {
        throw new IllegalArgumentException(
            "at least one label is needed, such as \"person\", but there is none");
      }
      List<int[]> ids =
          tokenizer.wordIds(
              labels.stream().map(Label::text).map(Characters::withoutLoneSurrogates).toList());
      List<LabelGroup> groups = new ArrayList<>();
      int from = 0;
      while (from < labels.size()) {
        int to = from;
        int length = 1;
        while (to < labels.size()
            && length + 1 + checked(labels.get(to), ids.get(to)) <= maxTokens) {
          length += 1 + ids.get(to++).length;
        }
        groups.add(
            group(labels.subList(from, to), ids.subList(from, to), length, from, groups.size()));
        from = to;
      }
      return new LabelPrompt(List.copyOf(labels), List.copyOf(groups));
    }

    private int checked(Label label, int[] ids) {
      boolean marked =
          marks.stream().anyMatch(label.text()::contains)
              || Arrays.stream(ids).anyMatch(id -> id == marker || id == end);
      if (marked) {
        throw new IllegalArgumentException(
            "a label must not contain the tokens that stand around labels, but '%s' does"
                .formatted(shown(label)));
      }
      if (ids.length == 0 || ids.length > maxTokens - 2) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a label must have 1 to %d tokens, but '%s' has %d; use other words for it",
                maxTokens - 2,
                shown(label),
                ids.length));
      }
      return ids.length;
    }

    /** A label as a message shows it. */
    private static String shown(Label label) {
      String text = label.text();
      return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    private LabelGroup group(
        List<Label> labels, List<int[]> ids, int length, int first, int number) {
      int[] prompt = template.start(length);
      int at = prompt.length - length;
      for (int[] label : ids) {
        prompt[at++] = marker;
        System.arraycopy(label, 0, prompt, at, label.length);
        at += label.length;
      }
      prompt[at] = end;
      return new LabelGroup(prompt, List.copyOf(labels), first, number);
    }
  }

  /** Tokens of the longest prompt. */
  int longest() {
    return groups.stream().mapToInt(LabelGroup::length).max().orElseThrow();
  }
}
