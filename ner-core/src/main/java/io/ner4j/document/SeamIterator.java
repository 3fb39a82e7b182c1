package io.ner4j.document;

import io.ner4j.Entity;
import io.ner4j.NerInferenceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a document, made of those of its pieces. An entity that starts before a seam is
 * taken from the piece before it, another from the piece behind it.
 *
 * <p>Two pieces may disagree about what lies across their seam. Then an entity that only the second
 * has is taken if it overlaps none of the first, and left out otherwise. For one thread.
 */
final class SeamIterator implements Iterator<DocumentEntity> {

  /** A piece and what was found in it. */
  record Found(Piece piece, List<Entity> entities) {}

  private final Iterator<Found> pieces;
  private final Deque<DocumentEntity> ready = new ArrayDeque<>();

  /** The entities of the last piece that count, if no seam lies behind it. */
  private List<DocumentEntity> held = List.of();

  /** Where the entities of the next piece count from. */
  private long seam;

  private boolean done;

  SeamIterator(Iterator<Found> pieces) {
    this.pieces = pieces;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public DocumentEntity next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the document has no more entities");
    }
    return ready.remove();
  }

  private void advance() {
    Found found = read();
    if (found == null) {
      done = true;
      ready.addAll(held);
      held = List.of();
      return;
    }
    List<DocumentEntity> entities =
        found.entities().stream()
            .map(entity -> DocumentEntity.of(entity, found.piece().start()))
            .toList();
    List<DocumentEntity> before = held.stream().filter(e -> e.start() < seam).toList();
    List<DocumentEntity> across = before.stream().filter(e -> e.end() > seam).toList();
    ready.addAll(before);
    held =
        entities.stream()
            .filter(e -> e.start() >= seam ? counts(e, across) : isNew(e, before))
            .toList();
    seam = found.piece().seam();
  }

  /** Whether an entity behind the seam counts, beside those that lie across it. */
  private boolean counts(DocumentEntity entity, List<DocumentEntity> across) {
    return across.stream().noneMatch(other -> overlap(entity, other)) || held.contains(entity);
  }

  /** Whether an entity lies across the seam where the piece before it found nothing. */
  private boolean isNew(DocumentEntity entity, List<DocumentEntity> before) {
    return entity.end() > seam && before.stream().noneMatch(other -> overlap(entity, other));
  }

  private static boolean overlap(DocumentEntity one, DocumentEntity other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  private @Nullable Found read() {
    try {
      return pieces.hasNext() ? pieces.next() : null;
    } catch (NerInferenceException e) {
      throw new NerInferenceException(
          "the document could not be read behind character " + seam + ": " + e.getMessage(), e);
    }
  }
}
