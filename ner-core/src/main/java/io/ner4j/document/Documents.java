package io.ner4j.document;

import io.ner4j.EntityRecognizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the entities of documents that are larger than memory, or than a string can be.
 *
 * <p>A document is read in pieces, which overlap so that an entity at a cut is found whole. Cuts
 * lie between paragraphs, else between sentences, else between words. Memory holds a few pieces and
 * their entities, whatever the length of the document.
 *
 * <pre>{@code
 * Documents documents = Documents.of(ner);
 * try (Stream<DocumentEntity> entities = documents.extract(Path.of("book.txt"))) {
 *   entities.forEach(e -> System.out.println(e.text() + " at " + e.start()));
 * }
 * }</pre>
 *
 * <p>A document that fits one piece has the entities that {@link EntityRecognizer#extract} finds in
 * its text. So has a longer one, if each entity is shorter than a quarter of the overlap. What
 * stands within a quarter of the overlap on each side of an entity must be enough to find it. Rules
 * meet this. For a model, {@code docs/documents.md} says when answers can differ.
 *
 * <p>Immutable, and safe for use by many threads; each stream is for one thread. The recognizer
 * stays the caller's to close.
 *
 * @since 0.1.0
 */
public final class Documents {

  private static final PieceSizes DEFAULT = new PieceSizes(1 << 17, 1 << 13);

  private static final int MIN_OVERLAP = 64;

  private final EntityRecognizer recognizer;
  private final PieceSizes sizes;

  private Documents(EntityRecognizer recognizer, PieceSizes sizes) {
    this.recognizer = recognizer;
    this.sizes = sizes;
  }

  /**
   * Reads documents with a recognizer, in pieces of at most 131,072 characters that share about
   * 8,192.
   *
   * @param recognizer finds the entities of the pieces; a pipeline must read long texts to their
   *     end, as it does by default
   * @return what reads documents
   */
  public static Documents of(EntityRecognizer recognizer) {
    return new Documents(Objects.requireNonNull(recognizer, "recognizer"), DEFAULT);
  }

  /**
   * Reads with other sizes. Small pieces need less memory, and a large overlap more time.
   *
   * @param piece the most that a piece holds, in UTF-16 code units; four times the overlap or more
   * @param overlap about what two neighbouring pieces share, in UTF-16 code units; 64 or more
   * @return a copy with these sizes
   * @throws IllegalArgumentException if a size is too small
   */
  public Documents withPieces(int piece, int overlap) {
    if (overlap < MIN_OVERLAP || piece / 4 < overlap) {
      throw new IllegalArgumentException(
          "expected an overlap of "
              + MIN_OVERLAP
              + " or more, and pieces of four times that overlap or more, but the overlap is "
              + overlap
              + " and a piece "
              + piece);
    }
    return new Documents(recognizer, new PieceSizes(piece, overlap));
  }

  /**
   * Finds the entities of a file in UTF-8. A byte order mark at its start is skipped, and offsets
   * count from behind it.
   *
   * @param file the file
   * @return its entities, in the order of the document, found as they are asked for. Close the
   *     stream, which closes the file. Reading throws what {@link EntityRecognizer#extract} throws,
   *     and {@link UncheckedIOException} if the file cannot be read; its cause is a {@link
   *     java.nio.charset.CharacterCodingException} if the file is not UTF-8, and names the byte
   * @throws IOException if the file cannot be opened
   */
  public Stream<DocumentEntity> extract(Path file) throws IOException {
    return extract(file, StandardCharsets.UTF_8);
  }

  /**
   * Finds the entities of a file, as {@link #extract(Path)} does.
   *
   * @param file the file
   * @param charset how its characters are stored; bytes that are none are an error
   * @return its entities, in the order of the document; close the stream
   * @throws IOException if the file cannot be opened
   */
  public Stream<DocumentEntity> extract(Path file, Charset charset) throws IOException {
    Objects.requireNonNull(charset, "charset");
    InputStream in = Files.newInputStream(file);
    return extract(new StrictReader(file.toString(), in, charset));
  }

  /**
   * Finds the entities of what a reader gives.
   *
   * @param reader gives the document; no character is skipped. It is closed with the stream
   * @return its entities, in the order of the document, found as they are asked for. Close the
   *     stream. Reading throws what {@link EntityRecognizer#extract} throws, and {@link
   *     UncheckedIOException} if the reader fails
   */
  public Stream<DocumentEntity> extract(Reader reader) {
    PieceReader pieces = new PieceReader(Objects.requireNonNull(reader, "reader"), sizes);
    Stream<SeamIterator.Found> found =
        recognizer.extractAll(
            stream(pieces).onClose(() -> close(reader)), Piece::text, SeamIterator.Found::new);
    // The reader is touched when the first entity is asked for, and not before.
    Iterator<DocumentEntity> entities = new SeamIterator(found.iterator());
    return stream(entities).onClose(found::close);
  }

  private static <T> Stream<T> stream(Iterator<T> items) {
    int kind = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, kind), false);
  }

  private static void close(Reader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
