package io.ner4j.redact;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was replaced in a text, and where: leads from offsets in the original text to offsets in the
 * redacted one, back, and from the redacted text to the original one.
 *
 * <pre>{@code
 * Redacted redacted = redactor.redact("Ann Lee left.");
 * redacted.map().toOriginal(redacted.text().indexOf("left")); // 8
 * redacted.map().undo(redacted.text());                       // Ann Lee left.
 * }</pre>
 *
 * <p>A map holds the names that were replaced: keep it as you keep the original text. Offsets count
 * UTF-16 code units. Immutable.
 *
 * @since 0.1.0
 */
public final class RedactionMap {

  private final List<Change> changes;

  /** Where each change starts in the redacted text. */
  private final int[] starts;

  private RedactionMap(List<Change> changes) {
    this.changes = changes;
    this.starts = new int[changes.size()];
    int shift = 0;
    int edge = 0;
    for (int i = 0; i < starts.length; i++) {
      Change change = changes.get(i);
      if (change.start() < edge) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "changes must not overlap and stand in the order of the text, but one starts at %d"
                    + " before another ends at %d",
                change.start(),
                edge));
      }
      starts[i] = change.start() + shift;
      shift += change.replacement().length() - change.original().length();
      edge = change.end();
    }
  }

  /**
   * Makes a map, such as one that was stored.
   *
   * @param changes in the order of the text, without overlaps
   * @return the map
   * @throws IllegalArgumentException if they overlap, or are in another order
   */
  public static RedactionMap of(List<Change> changes) {
    return new RedactionMap(List.copyOf(changes));
  }

  /** {@return what was replaced, in the order of the text; unmodifiable} */
  public List<Change> changes() {
    return changes;
  }

  /**
   * Leads from the original to the redacted text.
   *
   * @param offset where something starts in the original text
   * @return where it starts in the redacted text; the start of the replacement if it is in a part
   *     that was replaced
   */
  public int toRedacted(int offset) {
    int index = lastOriginal(offset);
    if (index < 0) {
      return offset;
    }
    Change change = changes.get(index);
    return offset < change.end() ? starts[index] : offset - change.end() + end(index);
  }

  /**
   * Leads from the end of something in the original text to its end in the redacted text.
   *
   * @param offset where something ends in the original text, exclusive
   * @return where it ends in the redacted text; the end of the replacement if it is in a part that
   *     was replaced
   */
  public int toRedactedEnd(int offset) {
    int index = lastOriginal(offset - 1);
    if (index < 0) {
      return offset;
    }
    Change change = changes.get(index);
    return offset <= change.end() ? end(index) : offset - change.end() + end(index);
  }

  /**
   * Leads from the redacted to the original text.
   *
   * @param offset where something starts in the redacted text
   * @return where it starts in the original text; the start of the part that was replaced if it is
   *     in a replacement
   */
  public int toOriginal(int offset) {
    int index = lastRedacted(offset);
    if (index < 0) {
      return offset;
    }
    return offset < end(index)
        ? changes.get(index).start()
        : offset - end(index) + changes.get(index).end();
  }

  /**
   * Leads from the end of something in the redacted text to its end in the original text.
   *
   * @param offset where something ends in the redacted text, exclusive
   * @return where it ends in the original text; the end of the part that was replaced if it is in a
   *     replacement
   */
  public int toOriginalEnd(int offset) {
    int index = lastRedacted(offset - 1);
    if (index < 0) {
      return offset;
    }
    return offset <= end(index)
        ? changes.get(index).end()
        : offset - end(index) + changes.get(index).end();
  }

  private int end(int index) {
    return starts[index] + changes.get(index).replacement().length();
  }

  /** The last change that starts in the original text at an offset or before; -1 if none does. */
  private int lastOriginal(int offset) {
    int low = 0;
    int high = changes.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (changes.get(middle).start() <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** The last change that starts in the redacted text at an offset or before; -1 if none does. */
  private int lastRedacted(int offset) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /**
   * Puts the original text back.
   *
   * @param redacted the redacted text, unchanged
   * @return the original text
   * @throws IllegalArgumentException if a replacement does not stand where this map has it
   */
  public String undo(String redacted) {
    StringBuilder original = new StringBuilder(redacted.length());
    int edge = 0;
    for (int i = 0; i < starts.length; i++) {
      String replacement = changes.get(i).replacement();
      if (!redacted.startsWith(replacement, starts[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected '%s' at %d, but the text has something else there; undo the text that"
                    + " this map was made with, without changing it",
                replacement,
                starts[i]));
      }
      original.append(redacted, edge, starts[i]).append(changes.get(i).original());
      edge = end(i);
    }
    return original.append(redacted, edge, redacted.length()).toString();
  }

  /** Puts the replacements into the original text. */
  String redact(String original) {
    StringBuilder redacted = new StringBuilder(original.length());
    int edge = 0;
    for (Change change : changes) {
      redacted.append(original, edge, change.start()).append(change.replacement());
      edge = change.end();
    }
    return redacted.append(original, edge, original.length()).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RedactionMap map && changes.equals(map.changes);
  }

  @Override
  public int hashCode() {
    return changes.hashCode();
  }

  /** Says how many parts were replaced, and not which. */
  @Override
  public String toString() {
    return "RedactionMap[" + changes.size() + "]";
  }
}
