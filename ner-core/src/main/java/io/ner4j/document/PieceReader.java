package io.ner4j.document;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads a document in pieces that overlap. A document that fits is one piece. For one thread.
 *
 * <p>The seam of two pieces lies in the middle of what they share. So what stands near it is read
 * with enough text on both sides, whichever piece it counts in.
 */
final class PieceReader implements Iterator<Piece> {

  private final Reader reader;
  private final PieceSizes sizes;
  private final char[] chunk = new char[1 << 13];

  /** What is read and not dropped. */
  private final StringBuilder buffer = new StringBuilder();

  private final CutPlace cuts = new CutPlace(buffer);

  /** Where the buffer starts in the document. */
  private long start;

  private boolean ended;
  private boolean done;

  PieceReader(Reader reader, PieceSizes sizes) {
    this.reader = reader;
    this.sizes = sizes;
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Piece next() {
    if (done) {
      throw new NoSuchElementException("the document has no more pieces");
    }
    try {
      // A cut looks at the character behind it.
      fill(sizes.piece() + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    if (ended && buffer.length() <= sizes.piece()) {
      done = true;
      return new Piece(buffer.toString(), start, start + buffer.length());
    }
    int end = before(sizes.piece());
    int seam = before(end - sizes.overlap() / 2);
    Piece piece = new Piece(buffer.substring(0, end), start, start + seam);
    int drop = before(seam - sizes.overlap() / 2);
    buffer.delete(0, drop);
    start += drop;
    return piece;
  }

  private int before(int last) {
    return cuts.in(last - sizes.slack(), last);
  }

  private void fill(int length) throws IOException {
    while (!ended && buffer.length() < length) {
      int read = reader.read(chunk, 0, Math.min(chunk.length, length - buffer.length()));
      ended = read < 0;
      buffer.append(chunk, 0, Math.max(0, read));
    }
  }
}
