package io.ner4j.onnx;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.ner4j.NerModelException;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hugging Face tokenizers behind {@link Tokenizer}.
 *
 * <p>Calls the library's native interface and not its HuggingFaceTokenizer: that one reports its
 * use to a server, truncates by default, fetches eight arrays for each text where four are read,
 * and counts code points.
 */
final class HuggingFaceTokenizer implements Tokenizer {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long handle;
  private final SpecialTokens specialTokens;

  private HuggingFaceTokenizer(long handle, SpecialTokens specialTokens) {
    this.handle = handle;
    this.specialTokens = specialTokens;
  }

  /**
   * Loads tokenizer.json.
   *
   * @throws NerModelException if it cannot be read, or the native library cannot be loaded
   */
  static HuggingFaceTokenizer load(ModelDirectory files, ModelConfig config) {
    Path file = files.tokenizer();
    SpecialTokens specialTokens = SpecialTokens.of(file, config);
    loadLibrary();
    long handle;
    try {
      handle = LIBRARY.createTokenizerFromString(Files.readString(file));
    } catch (IOException | RuntimeException e) {
      throw new NerModelException(
          "expected a tokenizer of Hugging Face's format in %s, but could not load it: %s"
              .formatted(file, e.getMessage()),
          e);
    }
    // The file may ask for both; windows are cut and batches filled elsewhere.
    LIBRARY.disableTruncation(handle);
    LIBRARY.disablePadding(handle);
    return new HuggingFaceTokenizer(handle, specialTokens);
  }

  private static void loadLibrary() {
    NativeLibrary.TOKENIZERS.load(
        Platform.current(),
        () -> {
          Cache.configureTokenizers();
          LibUtils.checkStatus();
        });
  }

  @Override
  public List<Encoding> encode(List<String> texts) {
    String[] array = texts.toArray(String[]::new);
    // The library's batches go through its thread pool, which a single text need not wait for.
    long[] handles =
        array.length == 1
            ? new long[] {LIBRARY.encode(handle, array[0], true)}
            : LIBRARY.batchEncode(handle, array, true);
    try {
      List<Encoding> encodings = new ArrayList<>(array.length);
      for (int i = 0; i < array.length; i++) {
        encodings.add(encoding(array[i], handles[i]));
      }
      return encodings;
    } finally {
      for (long encoding : handles) {
        LIBRARY.deleteEncoding(encoding);
      }
    }
  }

  private Encoding encoding(String text, long encoding) {
    long[] ids = LIBRARY.getTokenIds(encoding);
    long[] words = LIBRARY.getWordIds(encoding);
    long[] special = LIBRARY.getSpecialTokenMask(encoding);
    CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
    Utf16Offsets offsets = Utf16Offsets.of(text);
    boolean nothingToRead = specialTokens.only(ids, special);
    Encoding.Builder builder = Encoding.builder();
    int word = -1;
    long lastId = -1;
    for (int i = 0; i < ids.length; i++) {
      CharSpan span = spans[i];
      if (special[i] != 0 || span == null || nothingToRead) {
        builder.special((int) ids[i]);
        continue;
      }
      // A token that is part of no word, which the library marks by -1, is one by itself.
      word += words[i] < 0 || words[i] != lastId ? 1 : 0;
      lastId = words[i];
      builder.token((int) ids[i], offsets.at(span.getStart()), offsets.at(span.getEnd()), word);
    }
    return builder.build();
  }

  @Override
  public int padId() {
    return specialTokens.padId();
  }

  @Override
  public void close() {
    LIBRARY.deleteTokenizer(handle);
  }
}
