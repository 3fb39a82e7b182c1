package io.ner4j.zeroshot;

import io.ner4j.prompt.Label;
import io.ner4j.prompt.LabelPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the prompts of the labels that calls asked for last, so that they are prepared once.
 * Very long lists of labels are not remembered. Safe for use by many threads.
 */
final class PromptCache {

  /** Lists of labels at most. */
  static final int MAX_LISTS = 64;

  /** UTF-16 code units of all labels of a list at most. */
  static final int MAX_LENGTH = 1 << 12;

  private final LabelPrompt.Maker maker;

  private final Map<List<Label>, LabelPrompt> prompts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Label>, LabelPrompt> eldest) {
          return size() > MAX_LISTS;
        }
      };

  PromptCache(LabelPrompt.Maker maker) {
    this.maker = maker;
  }

  /**
   * Gives the prompt of labels.
   *
   * @throws IllegalArgumentException if there is none, or the model cannot read one
   */
  LabelPrompt of(List<Label> labels) {
    LabelPrompt known = known(labels);
    if (known != null) {
      return known;
    }
    LabelPrompt made = maker.of(labels);
    if (labels.stream().mapToLong(label -> label.text().length()).sum() <= MAX_LENGTH) {
      remember(made);
    }
    return made;
  }

  private synchronized @Nullable LabelPrompt known(List<Label> labels) {
    return prompts.get(labels);
  }

  private synchronized void remember(LabelPrompt made) {
    prompts.put(made.labels(), made);
  }
}
