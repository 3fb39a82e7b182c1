package io.ner4j.benchmarks.parts;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.benchmarks.material.Material;
import io.ner4j.onnx.runtime.ModelInputs;
import io.ner4j.spi.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Filling a batch, running it, and reading the logits, whose memory may be one's own. */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class RunBenchmark {

  private static final int LABELS = 9;

  /** Rows and tokens of the batch. */
  @Param({"1x16", "8x32", "2x256"})
  public String shape;

  private OrtSession session;
  private ModelInputs inputs;
  private Batch batch;
  private ModelInputs.Tensors tensors;
  private OnnxTensor pinned;
  private FloatBuffer pinnedValues;

  /** Opens a session with the settings that ner4j makes. */
  @Setup
  public void open() throws IOException, OrtException {
    Path file = Material.model().resolve("model.onnx");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
      options.setInterOpNumThreads(1);
      options.setMemoryPatternOptimization(false);
      options.addConfigEntry("session.intra_op.spin_duration_us", "30");
      session = environment.createSession(file.toString(), options);
    }
    inputs = ModelInputs.of(session.getInputInfo(), file, null);
    int rows = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
    int columns = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
    List<int[]> ids = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] some = new int[columns];
      for (int column = 0; column < columns; column++) {
        some[column] = 1000 + 37 * row + column;
      }
      ids.add(some);
    }
    batch = Batch.of(ids, 0);
    tensors = inputs.tensors(batch);
    int cells = rows * columns * LABELS;
    pinnedValues =
        ByteBuffer.allocateDirect(cells * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    pinned = OnnxTensor.createTensor(environment, pinnedValues, new long[] {rows, columns, LABELS});
  }

  /** Copying a batch to native memory. */
  @Benchmark
  public void fillInputs() throws OrtException {
    inputs.tensors(batch).close();
  }

  /** Running alone. */
  @Benchmark
  public void run() throws OrtException {
    session.run(tensors.byName(), Set.of("logits")).close();
  }

  /** Running, and copying what ONNX Runtime answers, as ner4j does. */
  @Benchmark
  public float[] runAndRead() throws OrtException {
    try (OrtSession.Result result = session.run(tensors.byName(), Set.of("logits"))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    }
  }

  /** Running into memory that is ours, and copying from there. */
  @Benchmark
  public float[] runPinnedAndRead() throws OrtException {
    session.run(tensors.byName(), Map.of("logits", pinned)).close();
    float[] values = new float[pinnedValues.capacity()];
    pinnedValues.get(0, values);
    return values;
  }

  /** Frees everything. */
  @TearDown
  public void close() throws OrtException {
    pinned.close();
    tensors.close();
    session.close();
  }
}
