package io.ner4j.task;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text that is tokenised at once.
 *
 * @param reading the text
 * @param offset where the piece starts in it
 * @param text the piece
 */
public record Chunk(TextTask reading, int offset, String text) {

  /** Takes the next piece of a text that has one. */
  public static Chunk next(TextTask reading) {
    int offset = reading.position();
    return new Chunk(reading, offset, reading.nextSegment());
  }

  /**
   * Tokenises segments, which follow each other where they are of one text.
   *
   * @return the windows that their tokens complete
   */
  public static List<Window> tokenize(List<Chunk> segments, Tokenizer tokenizer) {
    List<Encoding> encodings =
        Failures.inHalves(
            segments,
            Chunk::reading,
            half -> encode(half, tokenizer),
            failure -> {
              throw failure;
            });
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < encodings.size(); i++) {
      Chunk segment = segments.get(i);
      Encoding encoding = encodings.get(i);
      Failures.attempt(
          segment.reading,
          () -> windows.addAll(segment.reading.add(encoding, segment.offset, segment.text)));
    }
    return windows;
  }

  private static List<Encoding> encode(List<Chunk> segments, Tokenizer tokenizer) {
    List<Encoding> encodings = tokenizer.encode(segments.stream().map(Chunk::text).toList());
    if (encodings.size() != segments.size()) {
      throw new IllegalStateException(
          "the tokenizer should answer %d encodings, but answered %d"
              .formatted(segments.size(), encodings.size()));
    }
    return encodings;
  }
}
