package io.ner4j.benchmarks.parts;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.batch.BatchCost;
import io.ner4j.batch.BatchPlanner;
import io.ner4j.benchmarks.material.Material;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.span.Softmax;
import io.ner4j.task.Window;
import io.ner4j.window.WindowPlanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** What happens around tokenizing and running, and all of it together. */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PartsBenchmark {

  private static final int LABELS = 9;
  private static final int MAX_BATCH_TOKENS = 512;

  private final String sentence = "Angela Merkel met Tim Cook of Apple in Cupertino.";
  private List<String> sentences;
  private NerPipeline real;
  private NerPipeline replayed;
  private List<Window> windows;
  private float[] logits;

  /** Loads the model, and notes what it and the tokenizer say of 64 texts. */
  @Setup
  public void load() throws IOException {
    sentences = Material.sentences(64);
    real = OnnxNer.builder(Material.model()).device(Device.cpu()).load();
    replayed = Replay.of(Material.model(), sentences);
    Random random = new Random(42);
    windows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int length = 3 + random.nextInt(60);
      windows.add(new Window(null, new WindowPlanner.Range(0, length), new int[length]));
    }
    logits = new float[32 * LABELS];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = 8 * random.nextFloat() - 4;
    }
  }

  /** Putting a thousand windows into batches. */
  @Benchmark
  public List<List<Window>> plan1000() {
    return BatchPlanner.plan(
        windows, new BatchCost(MAX_BATCH_TOKENS, MAX_BATCH_TOKENS / 32, true), 2);
  }

  /** The probabilities of 32 tokens. */
  @Benchmark
  public float[] softmax32() {
    float[] copy = logits.clone();
    Softmax.apply(copy, LABELS);
    return copy;
  }

  /** Everything but tokenizing and running, for 64 texts. */
  @Benchmark
  public List<List<Entity>> allButTokenizerAndModel64() {
    return replayed.extractAll(sentences);
  }

  /** One short text. */
  @Benchmark
  public List<Entity> extract() {
    return real.extract(sentence);
  }

  /** 64 texts of all lengths. */
  @Benchmark
  public List<List<Entity>> extractAll64() {
    return real.extractAll(sentences);
  }

  /** Frees everything. */
  @TearDown
  public void close() {
    real.close();
    replayed.close();
  }
}
