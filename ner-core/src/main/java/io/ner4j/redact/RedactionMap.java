package io.ner4j.redact;

import java.util.List;
import java.util.Locale;

/**
 * What was replaced in a text, and where. Leads from offsets in the original text to offsets in the
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
 * @param changes what was replaced, in the order of the text; unmodifiable
 * @since 0.1.0
 */
public record RedactionMap(List<Change> changes) {

  /**
   * Makes a map, such as one that was stored.
   *
   * @param changes in the order of the text, without overlaps
   * @throws IllegalArgumentException if they overlap, or are in another order
   */
  public RedactionMap {
    changes = PlacedChanges.of(changes);
  }

  /**
   * Makes a map, such as one that was stored.
   *
   * @param changes in the order of the text, without overlaps
   * @return the map
   * @throws IllegalArgumentException if they overlap, or are in another order
   */
  public static RedactionMap of(List<Change> changes) {
    return new RedactionMap(changes);
  }

  private PlacedChanges placed() {
    return (PlacedChanges) changes;
  }

  /**
   * Leads from the original to the redacted text.
   *
   * @param offset where something starts in the original text
   * @return where it starts in the redacted text; the start of the replacement if it is in a part
   *     that was replaced
   */
  public int toRedacted(int offset) {
    PlacedChanges placed = placed();
    int index = placed.lastOriginal(offset);
    if (index < 0) {
      return offset;
    }
    Change change = changes.get(index);
    return offset < change.end() ? placed.start(index) : offset - change.end() + placed.end(index);
  }

  /**
   * Leads from the end of something in the original text to its end in the redacted text.
   *
   * @param offset where something ends in the original text, exclusive
   * @return where it ends in the redacted text; the end of the replacement if it is in a part that
   *     was replaced
   */
  public int toRedactedEnd(int offset) {
    PlacedChanges placed = placed();
    int index = placed.lastOriginal(offset - 1);
    if (index < 0) {
      return offset;
    }
    Change change = changes.get(index);
    return offset <= change.end() ? placed.end(index) : offset - change.end() + placed.end(index);
  }

  /**
   * Leads from the redacted to the original text.
   *
   * @param offset where something starts in the redacted text
   * @return where it starts in the original text; the start of the part that was replaced if it is
   *     in a replacement
   */
  public int toOriginal(int offset) {
    PlacedChanges placed = placed();
    int index = placed.lastRedacted(offset);
    if (index < 0) {
      return offset;
    }
    return offset < placed.end(index)
        ? changes.get(index).start()
        : offset - placed.end(index) + changes.get(index).end();
  }

  /**
   * Leads from the end of something in the redacted text to its end in the original text.
   *
   * @param offset where something ends in the redacted text, exclusive
   * @return where it ends in the original text; the end of the part that was replaced if it is in a
   *     replacement
   */
  public int toOriginalEnd(int offset) {
    PlacedChanges placed = placed();
    int index = placed.lastRedacted(offset - 1);
    if (index < 0) {
      return offset;
    }
    return offset <= placed.end(index)
        ? changes.get(index).end()
        : offset - placed.end(index) + changes.get(index).end();
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
    PlacedChanges placed = placed();
    int edge = 0;
    for (int i = 0; i < placed.size(); i++) {
      String replacement = changes.get(i).replacement();
      if (!redacted.startsWith(replacement, placed.start(i))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected '%s' at %d, but the text has something else there; undo the text that"
                    + " this map was made with, without changing it",
                replacement,
                placed.start(i)));
      }
      original.append(redacted, edge, placed.start(i)).append(changes.get(i).original());
      edge = placed.end(i);
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

  /** Says how many parts were replaced, and not which. */
  @Override
  public String toString() {
    return "RedactionMap[" + changes.size() + "]";
  }
}
