package io.ner4j.benchmarks.parts;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.ner4j.benchmarks.material.Material;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Tokenizing in Java and by the library, and what it costs to bring its answers over. */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenizerBenchmark {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private HuggingFaceTokenizer library;
  private Tokenizer tokenizer;
  private List<String> one;
  private List<String> many;
  private String[] array;
  private long handle;
  private long[] encoded;

  /** Loads the tokenizer, and has 64 texts encoded already. */
  @Setup
  public void load() throws IOException {
    ModelDirectory files = ModelDirectory.of(Material.model());
    library = HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
    tokenizer = WordPieceTokenizer.of(library);
    many = Material.sentences(64);
    one = List.of("Angela Merkel met Tim Cook of Apple in Cupertino.");
    array = many.toArray(String[]::new);
    handle = LIBRARY.createTokenizerFromString(Files.readString(files.require("tokenizer.json")));
    encoded = LIBRARY.batchEncode(handle, array, true);
  }

  /** One short text. */
  @Benchmark
  public List<Encoding> encodeOne() {
    return tokenizer.encode(one);
  }

  /** 64 texts of all lengths. */
  @Benchmark
  public List<Encoding> encode64() {
    return tokenizer.encode(many);
  }

  /** One short text, by the library. */
  @Benchmark
  public List<Encoding> libraryOne() {
    return library.encode(one);
  }

  /** 64 texts of all lengths, by the library. */
  @Benchmark
  public List<Encoding> library64() {
    return library.encode(many);
  }

  /** The library's work for the same, of which nothing is read. */
  @Benchmark
  public void libraryAlone64() {
    for (long encoding : LIBRARY.batchEncode(handle, array, true)) {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  /** Bringing over what ner4j reads of 64 encodings that are there. */
  @Benchmark
  public void readArrays64(Blackhole hole) {
    for (long encoding : encoded) {
      hole.consume(LIBRARY.getTokenIds(encoding));
      hole.consume(LIBRARY.getWordIds(encoding));
      hole.consume(LIBRARY.getSpecialTokenMask(encoding));
      hole.consume(LIBRARY.getTokenCharSpans(encoding));
    }
  }

  /** Of that, the offsets, an object each. */
  @Benchmark
  public void readSpans64(Blackhole hole) {
    for (long encoding : encoded) {
      hole.consume(LIBRARY.getTokenCharSpans(encoding));
    }
  }

  /** Frees what the library holds. */
  @TearDown
  public void close() {
    for (long encoding : encoded) {
      LIBRARY.deleteEncoding(encoding);
    }
    LIBRARY.deleteTokenizer(handle);
    tokenizer.close();
  }
}
