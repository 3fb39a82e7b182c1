package io.ner4j.onnx.tokenizer;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.PaddingToken;
import io.ner4j.onnx.directory.TokenTypes;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.natives.CudaProbe;
import io.ner4j.onnx.natives.NativeLibrary;
import io.ner4j.onnx.natives.NativeResource;
import io.ner4j.onnx.natives.Platform;
import io.ner4j.onnx.tokenizer.guard.TokenizerCheck;
import io.ner4j.onnx.tokenizer.wordpiece.WordPiece;
import io.ner4j.onnx.tokenizer.words.WordGuess;
import io.ner4j.onnx.tokenizer.words.WordRule;
import io.ner4j.spi.DetachedThread;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Hugging Face tokenizers behind {@link Tokenizer}.
 *
 * <p>Calls the library's native interface and not its HuggingFaceTokenizer. That one reports its
 * use to a server, truncates by default, fetches eight arrays for each text where four are read,
 * and counts code points.
 */
public final class HuggingFaceTokenizer implements Tokenizer {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  /** Any text that every tokenizer makes a token of. */
  private static final String SAMPLE = "a";

  /** Two words of any language. */
  private static final String TWO_WORDS = "a a";

  private final long handle;
  private final SpecialTokens specialTokens;
  private final EncodingReader reader;
  private final int highestId;
  private final CompletableFuture<Optional<WordPiece>> wordPiece;
  private final NativeResource memory;

  private HuggingFaceTokenizer(
      long handle,
      SpecialTokens specialTokens,
      EncodingReader reader,
      int highestId,
      CompletableFuture<Optional<WordPiece>> wordPiece) {
    this.handle = handle;
    this.specialTokens = specialTokens;
    this.reader = reader;
    this.highestId = highestId;
    this.wordPiece = wordPiece;
    // Whoever forgets a pipeline is told so for its model.
    this.memory = NativeResource.watch(this, "", () -> LIBRARY.deleteTokenizer(handle));
  }

  /**
   * Loads the tokenizer of a token classifier whose words are its own and those of Unicode.
   *
   * @throws NerModelException as {@link #load(ModelDirectory, PaddingToken, boolean)} does
   */
  public static HuggingFaceTokenizer load(ModelDirectory files, ModelConfig config) {
    return load(files, config.padding(), false);
  }

  /**
   * Loads tokenizer.json, or BERT's vocab.txt.
   *
   * @param padding the token that rows are filled up with
   * @param guessWords whether words are those that transformers guesses
   * @throws NerModelException if it cannot be read, or the native library cannot be loaded
   */
  public static HuggingFaceTokenizer load(
      ModelDirectory files, PaddingToken padding, boolean guessWords) {
    TokenizerJson json = TokenizerJson.of(files);
    Path file = json.file();
    TokenizerCheck.Checked checked = TokenizerCheck.check(json.text(), file.toString());
    SpecialTokens specialTokens = SpecialTokens.of(json, padding);
    // While the native libraries read their files, which takes longer.
    CompletableFuture<Optional<WordPiece>> wordPiece =
        CompletableFuture.supplyAsync(checked.form()::wordPiece, HuggingFaceTokenizer::startThread);
    loadLibrary();
    long handle;
    try {
      handle = LIBRARY.createTokenizerFromString(json.text());
    } catch (RuntimeException e) {
      throw unusable(file, e);
    }
    WordRule rule =
        CloseOnFailure.close(
            () -> LIBRARY.deleteTokenizer(handle), () -> wordRule(handle, checked, file));
    WordGuess guess =
        guessWords ? new WordGuess(checked.marksPieces(), specialTokens.unknownId()) : null;
    HuggingFaceTokenizer tokenizer =
        new HuggingFaceTokenizer(
            handle,
            specialTokens,
            new EncodingReader(specialTokens, rule, guess),
            checked.highestId(),
            wordPiece);
    return CloseOnFailure.close(
        tokenizer,
        () -> {
          tokenizer.prepare(file);
          return tokenizer;
        });
  }

  private static WordRule wordRule(long handle, TokenizerCheck.Checked checked, Path file) {
    try {
      long encoding = LIBRARY.encode(handle, TWO_WORDS, false);
      try {
        long[] words = LIBRARY.getWordIds(encoding);
        boolean parts = words.length < 2 || words[0] != words[words.length - 1];
        return WordRule.of(checked.preTokenizer(), parts);
      } finally {
        LIBRARY.deleteEncoding(encoding);
      }
    } catch (RuntimeException e) {
      throw unusable(file, e);
    }
  }

  private void prepare(Path file) {
    try {
      // The file may ask for both; windows are cut and batches filled elsewhere.
      LIBRARY.disableTruncation(handle);
      LIBRARY.disablePadding(handle);
      // Some of what is wrong with a tokenizer shows when it is used.
      encode(List.of(SAMPLE));
    } catch (RuntimeException e) {
      throw unusable(file, e);
    }
  }

  private static NerModelException unusable(Path file, RuntimeException e) {
    return new NerModelException(
        "expected a tokenizer of Hugging Face's format in %s, but could not use it: %s"
            .formatted(file, e.getMessage()),
        e);
  }

  /** One of its own: all that are shared may wait for a lock that the caller holds. */
  private static void startThread(Runnable work) {
    try {
      DetachedThread.of("ner4j-vocabulary", work).start();
    } catch (OutOfMemoryError e) {
      // The process has no thread left.
      work.run();
    }
  }

  private static void loadLibrary() {
    NativeLibrary.TOKENIZERS.load(
        Platform.current(),
        () -> {
          Cache.configureTokenizers();
          CudaProbe.skipWithoutDriver();
          LibUtils.checkStatus();
        });
  }

  @Override
  public List<Encoding> encode(List<String> texts) {
    String[] array = texts.toArray(String[]::new);
    try {
      return encode(array);
    } catch (RuntimeException e) {
      throw new NerInferenceException("the tokenizer failed: " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private List<Encoding> encode(String[] array) {
    // The library's batches go through its thread pool, which a single text need not wait for.
    long[] handles =
        array.length == 1
            ? new long[] {LIBRARY.encode(handle, array[0], true)}
            : LIBRARY.batchEncode(handle, array, true);
    try {
      List<Encoding> encodings = new ArrayList<>(array.length);
      for (int i = 0; i < array.length; i++) {
        encodings.add(reader.read(array[i], handles[i]));
      }
      return encodings;
    } finally {
      for (long encoding : handles) {
        LIBRARY.deleteEncoding(encoding);
      }
    }
  }

  /** The token types that the tokenizer's template gives. */
  public TokenTypes tokenTypes() {
    long encoding = LIBRARY.encode(handle, SAMPLE, true);
    try {
      return TokenTypes.of(LIBRARY.getTypeIds(encoding), LIBRARY.getSpecialTokenMask(encoding));
    } finally {
      LIBRARY.deleteEncoding(encoding);
      Reference.reachabilityFence(this);
    }
  }

  /** The highest id of the vocabulary. */
  public int highestId() {
    return highestId;
  }

  /** The id of a token that was added to the vocabulary, by its text. */
  public Optional<Integer> addedToken(String text) {
    return specialTokens.added(text);
  }

  /** Answers what cuts texts as this does, if it is of BERT's form and its words are its own. */
  Optional<WordPiece> wordPiece() {
    if (reader.guesses()) {
      return Optional.empty();
    }
    try {
      return wordPiece.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OutOfMemoryError error) {
        throw error;
      }
      throw e;
    }
  }

  @Override
  public int padId() {
    return specialTokens.padId();
  }

  @Override
  public void close() {
    memory.close();
  }
}
