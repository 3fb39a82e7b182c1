package io.ner4j.onnx;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads each text with the recognizer for its script. For any number of threads. */
final class ByScript implements EntityRecognizer {

  /** Texts of a stream that are read together, and their UTF-16 units, but for the last text. */
  private static final int BLOCK = 512;

  private static final int BLOCK_UNITS = 200_000;

  private final EntityRecognizer chinese;
  private final EntityRecognizer others;

  /**
   * Makes a recognizer of two, which it closes.
   *
   * @param chinese reads Chinese texts
   * @param others reads all others
   */
  ByScript(EntityRecognizer chinese, EntityRecognizer others) {
    this.chinese = chinese;
    this.others = others;
  }

  /** Whether a text has at least as many Han characters as words of other letters, and one. */
  static boolean isChinese(String text) {
    int han = 0;
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint >= 0x2E80 && UnicodeScript.of(codePoint) == UnicodeScript.HAN) {
        han++;
        inWord = false;
      } else if (Character.isLetter(codePoint)) {
        words += inWord ? 0 : 1;
        inWord = true;
      } else if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
        inWord = false;
      }
    }
    return han > 0 && han >= words;
  }

  private EntityRecognizer of(String text) {
    return isChinese(Objects.requireNonNull(text, "text")) ? chinese : others;
  }

  @Override
  public List<Entity> extract(String text) {
    return of(text).extract(text);
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    return of(text).extractAsync(text);
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    Stream<T> source = Objects.requireNonNull(items, "items").sequential();
    Iterator<T> from = source.iterator();
    Spliterator<List<R>> blocks =
        Spliterators.spliteratorUnknownSize(
            new Iterator<List<R>>() {
              @Override
              public boolean hasNext() {
                return from.hasNext();
              }

              @Override
              public List<R> next() {
                return block(from, text, result);
              }
            },
            Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(blocks, false).flatMap(List::stream).onClose(source::close);
  }

  /** Reads the next items, those of each script together. */
  private <T, R> List<R> block(
      Iterator<T> from,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    List<T> items = new ArrayList<>();
    List<Boolean> isChinese = new ArrayList<>();
    List<String> chineseTexts = new ArrayList<>();
    List<String> otherTexts = new ArrayList<>();
    for (long units = 0; from.hasNext() && items.size() < BLOCK && units < BLOCK_UNITS; ) {
      T item = from.next();
      String read = Objects.requireNonNull(text.apply(item), "text");
      boolean han = isChinese(read);
      items.add(item);
      isChinese.add(han);
      (han ? chineseTexts : otherTexts).add(read);
      units += read.length();
    }
    Iterator<List<Entity>> inChinese = chinese.extractAll(chineseTexts).iterator();
    Iterator<List<Entity>> inOthers = others.extractAll(otherTexts).iterator();
    List<R> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      results.add(result.apply(items.get(i), (isChinese.get(i) ? inChinese : inOthers).next()));
    }
    return results;
  }

  @Override
  public void close() {
    try {
      chinese.close();
    } finally {
      others.close();
    }
  }

  /** Names both. */
  @Override
  public String toString() {
    return "Chinese texts: " + chinese + "; others: " + others;
  }
}
