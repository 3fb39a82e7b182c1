package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.contract.Serialised;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.SharedPipeline;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.onnx.ZeroShotNerSpec;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A GLiNER pipeline to be, as a value that is compared, written, read and shared. */
class ZeroShotSpecIT {

  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";
  private static final ZeroShotOptions OPTIONS =
      ZeroShotOptions.builder().labels("person", "city").threshold(0.2).build();

  private static ZeroShotNerBuilder builder() {
    return ZeroShotNer.builder(GlinerGold.directory().resolve("span")).device(Device.cpu());
  }

  /** Each differs from the others in one option. */
  private static List<ZeroShotNerSpec> specs() {
    List<ZeroShotNerBuilder> builders = new ArrayList<>();
    builders.add(builder());
    builders.add(ZeroShotNer.builder(Path.of("model")).device(Device.cpu()));
    builders.add(ZeroShotNer.hub("owner/name"));
    builders.add(ZeroShotNer.hub(HubModel.of("owner/name").withRevision("v1")));
    builders.add(builder().device(Device.auto()));
    builders.add(builder().precision(Precision.INT8));
    builders.add(builder().intraOpThreads(3));
    builders.add(builder().warmUp(true));
    builders.add(builder().words(Words.UNICODE));
    builders.add(builder().windowWords(20));
    builders.add(builder().maxBatchTokens(512));
    builders.add(builder().maxWaiting(7));
    builders.add(builder().options(OPTIONS));
    builders.add(builder().options(OPTIONS.toBuilder().nested(true).build()));
    builders.add(builder().options(OPTIONS.toBuilder().layout(Layout.AUTO).build()));
    return builders.stream().map(ZeroShotNerBuilder::spec).toList();
  }

  @Test
  void isEqualToOneOfTheSameOptionsAlone() {
    List<ZeroShotNerSpec> specs = specs();
    List<ZeroShotNerSpec> again = specs();
    assertThat(new HashSet<>(specs)).hasSameSizeAs(specs);
    assertThat(again).isEqualTo(specs);
    assertThat(again)
        .extracting(Object::hashCode)
        .isEqualTo(specs.stream().map(Object::hashCode).toList());
  }

  @Test
  void isReadAsItWasWrittenAndBecomesABuilderThatGivesItAgain() throws Exception {
    for (ZeroShotNerSpec spec : specs()) {
      assertThat(Serialised.copy(spec)).isEqualTo(spec).hasToString(spec.toString());
      assertThat(spec.toBuilder().spec()).isEqualTo(spec);
    }
  }

  @Test
  void answersAsThePipelineOfItsBuilderDoes() throws Exception {
    for (ZeroShotNerBuilder builder :
        List.of(
            builder().options(OPTIONS),
            builder().options(OPTIONS.toBuilder().nested(true).severalLabels(true).build()),
            builder().options(OPTIONS).windowWords(20).maxBatchTokens(64))) {
      ZeroShotNerSpec spec = Serialised.copy(builder.spec());
      try (ZeroShotPipeline own = builder.load();
          SharedPipeline<ZeroShotPipeline> shared = spec.shared()) {
        List<Entity> expected = own.extract(TEXT);
        assertThat(expected).isNotEmpty();
        assertThat(shared.extract(TEXT)).isEqualTo(expected);
        assertThat(shared.extractAll(List.of(TEXT, "", TEXT)).get(2)).isEqualTo(expected);
        assertThat(shared.extractAsync(TEXT).join()).isEqualTo(expected);
        assertThat(shared.extractAll(Stream.of(TEXT))).containsExactly(expected);
        assertThat(shared.pipeline().extract(TEXT, "company"))
            .isEqualTo(own.extract(TEXT, "company"));
      }
    }
  }

  @Test
  void threadsWithOtherLabelsShareOneModel() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (ZeroShotPipeline own = builder().load()) {
      List<Future<List<Entity>>> found = new ArrayList<>();
      List<List<Entity>> expected = new ArrayList<>();
      for (int i = 0; i < 48; i++) {
        ZeroShotOptions options =
            ZeroShotOptions.builder().labels("person", "label " + i % 7).threshold(0.3).build();
        ZeroShotNerSpec spec = builder().spec().with(options);
        expected.add(own.with(options).extract(TEXT));
        found.add(
            threads.submit(
                () -> {
                  try (SharedPipeline<ZeroShotPipeline> ner = spec.shared()) {
                    return ner.extract(TEXT);
                  }
                }));
      }
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i).get()).isEqualTo(expected.get(i));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void whatOnlyCodeCanSetIsRefused() {
    assertThatThrownBy(() -> builder().pipeline(p -> p.maxWaiting(3)).spec())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("maxWaiting(...)");
    assertThatThrownBy(
            () -> ZeroShotNer.hub(HubModel.of("owner/name").withToken("hf_secret")).spec())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HF_TOKEN")
        .hasMessageNotContaining("hf_secret");
    assertThatThrownBy(() -> builder().windowWords(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("windowWords must be >= 1, but is 0");
  }

  @Test
  void aPipelineInASerialiserNamesTheSpecificationAndStaysOpen() throws Exception {
    try (ZeroShotPipeline ner = builder().options(OPTIONS).load();
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(ner))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("ZeroShotNerSpec")
          .hasMessageContaining("shared()");
      assertThat(ner.extract(TEXT)).isNotEmpty();
    }
  }
}
