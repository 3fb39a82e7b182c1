package io.ner4j.benchmarks.parts;

import io.ner4j.benchmarks.material.Material;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Time per character of tokenizing sentences of several scripts, one by one. */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ScriptsBenchmark.CHARACTERS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScriptsBenchmark {

  static final int CHARACTERS = 100_000;

  /** The language of the sentences. */
  @Param({"zh", "ja", "th", "ru", "ar"})
  public String language;

  private HuggingFaceTokenizer library;
  private Tokenizer tokenizer;
  private List<List<String>> sentences;

  /** Loads the tokenizer and the sentences. */
  @Setup
  public void load() throws IOException {
    ModelDirectory files = ModelDirectory.of(Material.model());
    library = HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
    tokenizer = WordPieceTokenizer.of(library);
    sentences = sentences();
  }

  private List<List<String>> sentences() throws IOException {
    List<String> some = new ArrayList<>();
    try (InputStream in = ScriptsBenchmark.class.getResourceAsStream("scripts.tsv")) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      lines
          .lines()
          .filter(line -> line.startsWith(language))
          .forEach(line -> some.add(line.substring(line.indexOf('\t') + 1)));
    }
    List<List<String>> all = new ArrayList<>();
    for (int left = CHARACTERS; left > 0; ) {
      String sentence = some.get(all.size() % some.size());
      all.add(List.of(sentence.substring(0, Math.min(left, sentence.length()))));
      left -= sentence.length();
    }
    return all;
  }

  /** 100,000 characters as a pipeline tokenizes them. */
  @Benchmark
  public void encode(Blackhole hole) {
    for (List<String> sentence : sentences) {
      hole.consume(tokenizer.encode(sentence));
    }
  }

  /** 100,000 characters by the library. */
  @Benchmark
  public void library(Blackhole hole) {
    for (List<String> sentence : sentences) {
      hole.consume(library.encode(sentence));
    }
  }

  /** Frees what the library holds. */
  @TearDown
  public void close() {
    tokenizer.close();
  }
}
