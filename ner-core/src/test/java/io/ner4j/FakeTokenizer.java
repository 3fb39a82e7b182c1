package io.ner4j;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.List;

/**
 * Splits text at white space and words into pieces of up to four characters, with a special token
 * in front and one behind.
 *
 * <p>An id is a hash of the piece and tells its label: a word that begins with A to F is B-PER, G
 * to L I-PER, M to R B-LOC, S to Z I-LOC, any other is outside.
 */
public class FakeTokenizer implements Tokenizer {

  static final int PAD = 0;
  public static final int FRONT = 2;
  public static final int BACK = 4;

  int closed;

  @Override
  public List<Encoding> encode(List<String> texts) {
    return texts.stream().map(FakeTokenizer::encode).toList();
  }

  public static Encoding encode(String text) {
    Encoding.Builder builder = Encoding.builder().special(FRONT);
    int word = 0;
    int start = 0;
    while (start < text.length()) {
      if (blank(text.charAt(start))) {
        start++;
        continue;
      }
      int end = start;
      while (end < text.length() && !blank(text.charAt(end))) {
        end++;
      }
      addPieces(builder, text, start, end, word++);
      start = end;
    }
    return builder.special(BACK).build();
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static void addPieces(Encoding.Builder builder, String text, int from, int to, int word) {
    int kind = kind(text.charAt(from));
    for (int start = from, end; start < to; start = end) {
      int characters = Math.min(4, text.codePointCount(start, to));
      end = text.offsetByCodePoints(start, characters);
      builder.token(id(text.substring(start, end), kind, start > from), start, end, word);
    }
  }

  private static int kind(char initial) {
    return initial >= 'A' && initial <= 'Z' ? 1 + Math.min(3, (initial - 'A') / 6) : 0;
  }

  /** The id of a piece; the ids of special tokens are even. */
  public static int id(String piece, int kind, boolean continued) {
    int hash = (piece.hashCode() * 0x9E3779B1) >>> 8;
    return hash << 5 | kind << 2 | (continued ? 2 : 0) | 1;
  }

  /** Whether an id is that of a piece inside a word. */
  static boolean continued(int id) {
    return (id & 3) == 3;
  }

  /** Index of the label that an id has by itself: O, B-PER, I-PER, B-LOC, I-LOC. */
  static int label(int id) {
    int kind = id >> 2 & 7;
    boolean begins = kind == 1 || kind == 3;
    return (id & 1) == 0 ? 0 : begins && continued(id) ? kind + 1 : kind;
  }

  @Override
  public int padId() {
    return PAD;
  }

  @Override
  public void close() {
    closed++;
  }
}
