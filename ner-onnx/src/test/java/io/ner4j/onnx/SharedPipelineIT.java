package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.ExtractOptions;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.PipelineConfig;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process loads the model of a specification once, and frees it when nobody has used it for a
 * while.
 */
class SharedPipelineIT {

  private static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";
  private static final NerPipelineSpec SPEC = TinyBert.builder().spec();
  private static final Duration LONG = Duration.ofHours(1);

  private final List<NerPipeline> loaded = new CopyOnWriteArrayList<>();

  @TempDir Path scratch;

  private SharedPipelines pipelines(Duration unused) {
    return new SharedPipelines(unused, ner -> loaded.add((NerPipeline) ner));
  }

  private static List<Entity> alone(ExtractOptions options) {
    try (NerPipeline ner = SPEC.with(options).load()) {
      return ner.extract(TEXT);
    }
  }

  @Test
  void threadsThatAskAtOnceShareOneModel() throws Exception {
    SharedPipelines pipelines = pipelines(LONG);
    List<Entity> expected = alone(ExtractOptions.builder().build());
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<List<Entity>>> found = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        found.add(
            threads.submit(
                () -> {
                  try (SharedPipeline<NerPipeline> ner = pipelines.lease(SPEC)) {
                    return ner.extract(TEXT);
                  }
                }));
      }
      for (Future<List<Entity>> entities : found) {
        assertThat(entities.get()).isEqualTo(expected).isNotEmpty();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(loaded).hasSize(1);
    loaded.get(0).close();
  }

  @Test
  void optionsOfReadingNeedNoModelOfTheirOwn() {
    SharedPipelines pipelines = pipelines(LONG);
    for (Aggregation aggregation : Aggregation.values()) {
      ExtractOptions options = ExtractOptions.builder().aggregation(aggregation).build();
      try (SharedPipeline<NerPipeline> ner = pipelines.lease(SPEC.with(options))) {
        assertThat(ner.extract(TEXT)).isEqualTo(alone(options));
        assertThat(ner.extractAll(List.of(TEXT, "", TEXT)).get(2)).isEqualTo(alone(options));
        assertThat(ner.extractAsync(TEXT).join()).isEqualTo(alone(options));
        assertThat(ner.extractAll(Stream.of(TEXT))).containsExactly(alone(options));
      }
    }
    assertThat(loaded).hasSize(1);
    loaded.get(0).close();
  }

  @Test
  void otherWindowsNeedOne() {
    SharedPipelines pipelines = pipelines(LONG);
    NerPipelineSpec other =
        SPEC.toBuilder().config(PipelineConfig.builder().maxTokens(16).build()).spec();
    try (SharedPipeline<NerPipeline> one = pipelines.lease(SPEC);
        SharedPipeline<NerPipeline> two = pipelines.lease(other)) {
      assertThat(one.pipeline().config()).isNotEqualTo(two.pipeline().config());
    }
    assertThat(loaded).hasSize(2);
    loaded.forEach(NerPipeline::close);
  }

  @Test
  void theModelGoesOnWhileSomebodyHoldsIt() throws Exception {
    SharedPipelines pipelines = pipelines(Duration.ofMillis(1));
    SharedPipeline<NerPipeline> first = pipelines.lease(SPEC);
    SharedPipeline<NerPipeline> second = pipelines.lease(SPEC);
    first.close();
    first.close();
    Thread.sleep(50);
    assertThat(second.extract(TEXT)).isNotEmpty();
    assertThatThrownBy(() -> first.extract(TEXT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shared()");
    assertThat(first).hasToString("SharedPipeline[closed]");
    second.close();
    awaitClosed(loaded.get(0));
    assertThat(loaded).hasSize(1);
  }

  @Test
  void afterItWasFreedTheModelIsLoadedAgain() throws Exception {
    SharedPipelines pipelines = pipelines(Duration.ofMillis(1));
    for (int i = 0; i < 3; i++) {
      try (SharedPipeline<NerPipeline> ner = pipelines.lease(SPEC)) {
        assertThat(ner.extract(TEXT)).isNotEmpty();
      }
      NerPipeline last = loaded.get(loaded.size() - 1);
      awaitClosed(last);
    }
    assertThat(loaded).hasSize(3);
  }

  @Test
  void oneAfterAnotherItIsLoadedOnce() {
    SharedPipelines pipelines = pipelines(LONG);
    for (int i = 0; i < 100; i++) {
      try (SharedPipeline<NerPipeline> ner = pipelines.lease(SPEC)) {
        assertThat(ner.extract(TEXT)).isNotEmpty();
      }
    }
    assertThat(loaded).hasSize(1);
    loaded.get(0).close();
  }

  @Test
  void aFailureIsToldAndTheNextCallTriesAgain() throws Exception {
    Path model = scratch.resolve("model");
    NerPipelineSpec spec = OnnxNer.builder(model).device(Device.cpu()).spec();
    SharedPipelines pipelines = pipelines(LONG);
    assertThatThrownBy(() -> pipelines.lease(spec))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(model.toString());
    Files.createDirectory(model);
    for (String name : List.of("model.onnx", "config.json", "tokenizer.json")) {
      Files.copy(TinyBert.directory().resolve(name), model.resolve(name));
    }
    try (SharedPipeline<NerPipeline> ner = pipelines.lease(spec)) {
      assertThat(ner.extract(TEXT)).isNotEmpty();
    }
    loaded.get(0).close();
  }

  @Test
  void anOptionThatDoesNotFitTheModelHoldsNothing() throws Exception {
    SharedPipelines pipelines = pipelines(Duration.ofMillis(1));
    NerPipelineSpec spec = SPEC.with(ExtractOptions.builder().includeTypes("NOTHING").build());
    assertThatThrownBy(() -> pipelines.lease(spec)).isInstanceOf(IllegalArgumentException.class);
    awaitClosed(loaded.get(0));
  }

  @Test
  void aPipelineInASerialiserNamesTheSpecificationAndStaysOpen() throws Exception {
    try (NerPipeline ner = TinyBert.builder().load();
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(ner))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("NerPipelineSpec")
          .hasMessageContaining("shared()");
      assertThat(ner.extract(TEXT)).isNotEmpty();
    }
  }

  @Test
  void anotherProcessReadsTheSpecificationAndEndsWithoutClosing() throws Exception {
    Path file = scratch.resolve("spec");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(SPEC);
    }
    Jvm.Outcome outcome =
        new Jvm(scratch).withUnpackedNatives().run(ReadSpec.class, file.toString());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .containsExactlyElementsOf(
            alone(ExtractOptions.builder().build()).stream().map(Entity::toString).toList());
    assertThat(outcome.err()).doesNotContain("closed", "Exception");
  }

  private static void awaitClosed(NerPipeline pipeline) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!closed(pipeline)) {
      assertThat(System.nanoTime() - end).as("still open").isNegative();
      Thread.sleep(5);
    }
  }

  private static boolean closed(NerPipeline pipeline) {
    try {
      pipeline.extract(TEXT);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Reads a text with the specification in a file. */
  static final class ReadSpec {
    public static void main(String[] args) throws Exception {
      try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
        NerPipelineSpec spec = (NerPipelineSpec) in.readObject();
        spec.shared().extract(TEXT).forEach(System.out::println);
      }
    }
  }
}
