package io.ner4j.task;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a text that is tokenised at once.
 *
 * @param task the text
 * @param offset where the piece starts in it
 * @param text the piece
 */
public record Chunk(TextTask task, int offset, String text) {

  /** Takes the next piece of a text that has one. */
  public static Chunk next(TextTask task) {
    int offset = task.position();
    return new Chunk(task, offset, task.nextSegment());
  }

  /**
   * Tokenises chunks, which follow each other where they are of one text.
   *
   * @return the windows that their tokens complete
   */
  public static List<Window> tokenize(List<Chunk> chunks, Tokenizer tokenizer) {
    List<Encoding> encodings =
        Failures.inHalves(
            chunks,
            Chunk::task,
            half -> encode(half, tokenizer),
            failure -> {
              throw failure;
            });
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < encodings.size(); i++) {
      Chunk chunk = chunks.get(i);
      Encoding encoding = encodings.get(i);
      Failures.attempt(
          chunk.task, () -> windows.addAll(chunk.task.add(encoding, chunk.offset, chunk.text)));
    }
    return windows;
  }

  private static List<Encoding> encode(List<Chunk> chunks, Tokenizer tokenizer) {
    List<Encoding> encodings = tokenizer.encode(chunks.stream().map(Chunk::text).toList());
    if (encodings.size() != chunks.size()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the tokenizer should answer %d encodings, but answered %d",
              chunks.size(),
              encodings.size()));
    }
    return encodings;
  }
}
