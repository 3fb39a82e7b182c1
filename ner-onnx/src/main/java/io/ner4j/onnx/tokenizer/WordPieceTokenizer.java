package io.ner4j.onnx.tokenizer;

import io.ner4j.onnx.tokenizer.wordpiece.WordPiece;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A BERT tokenizer that cuts texts of all scripts in Java, as the library does. The few texts whose
 * characters depend on others, such as special tokens and lone surrogates, go to the library.
 *
 * <p>The library takes several times as long for a lone text as in a loop by itself: running a
 * model drives its code and data out of the processor's caches.
 */
public final class WordPieceTokenizer implements Tokenizer {

  private static final String PROBE = "a";

  private final HuggingFaceTokenizer library;
  private final WordPiece wordPiece;

  /** Ids of the special tokens before and behind each text. */
  private final int[] before;

  private final int[] behind;

  private WordPieceTokenizer(
      HuggingFaceTokenizer library, WordPiece wordPiece, int[] before, int[] behind) {
    this.library = library;
    this.wordPiece = wordPiece;
    this.before = before;
    this.behind = behind;
  }

  /** Makes a tokenizer that answers as the library does: itself, unless it is of BERT's form. */
  public static Tokenizer of(HuggingFaceTokenizer library) {
    Optional<WordPiece> wordPiece = library.wordPiece();
    if (wordPiece.isEmpty()) {
      return library;
    }
    Encoding probe = library.encode(List.of(PROBE)).get(0);
    int word = 0;
    while (word < probe.size() && probe.special(word)) {
      word++;
    }
    int behind = Math.min(word + 1, probe.size());
    WordPieceTokenizer tokenizer =
        new WordPieceTokenizer(
            library, wordPiece.get(), ids(probe, 0, word), ids(probe, behind, probe.size()));
    boolean agrees = tokenizer.cut(PROBE).filter(own -> same(own, probe)).isPresent();
    return agrees ? tokenizer : library;
  }

  private static boolean same(Encoding one, Encoding other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same =
          one.id(i) == other.id(i)
              && one.start(i) == other.start(i)
              && one.end(i) == other.end(i)
              && one.word(i) == other.word(i);
    }
    return same;
  }

  private static int[] ids(Encoding encoding, int from, int to) {
    int[] ids = new int[to - from];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encoding.id(from + i);
    }
    return ids;
  }

  @Override
  public List<Encoding> encode(List<String> texts) {
    List<Optional<Encoding>> own = new ArrayList<>(texts.size());
    List<String> others = new ArrayList<>();
    for (String text : texts) {
      Optional<Encoding> encoding = cut(text);
      own.add(encoding);
      if (encoding.isEmpty()) {
        others.add(text);
      }
    }
    Iterator<Encoding> rest =
        others.isEmpty() ? Collections.emptyIterator() : library.encode(others).iterator();
    List<Encoding> encodings = new ArrayList<>(texts.size());
    for (Optional<Encoding> encoding : own) {
      encodings.add(encoding.orElseGet(rest::next));
    }
    return encodings;
  }

  private Optional<Encoding> cut(String text) {
    Encoding.Builder tokens = Encoding.builder();
    for (int id : before) {
      tokens.special(id);
    }
    if (!wordPiece.cut(text, tokens)) {
      return Optional.empty();
    }
    for (int id : behind) {
      tokens.special(id);
    }
    return Optional.of(tokens.build());
  }

  @Override
  public int padId() {
    return library.padId();
  }

  @Override
  public void close() {
    library.close();
  }
}
