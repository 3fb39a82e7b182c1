package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.ExtractOptions;
import io.ner4j.PipelineConfig;
import io.ner4j.contract.Serialised;
import io.ner4j.decode.Decoding;
import io.ner4j.onnx.hub.HubModel;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline to be, as a value that is compared, written and read. */
class NerPipelineSpecTest {

  @TempDir Path directory;

  /** Each differs from the others in one option. */
  private static List<OnnxNerBuilder> builders() {
    List<OnnxNerBuilder> builders = new ArrayList<>();
    builders.add(OnnxNer.englishBuilder());
    builders.add(OnnxNer.bundledBuilder("zh"));
    builders.add(OnnxNer.builder(Path.of("model")));
    builders.add(OnnxNer.builder(Path.of("/model.zip")));
    builders.add(OnnxNer.hub("owner/name"));
    builders.add(OnnxNer.hub("owner/other"));
    builders.add(OnnxNer.hub(HubModel.of("owner/name").withRevision("v1")));
    builders.add(OnnxNer.hub(HubModel.of("owner/name").withEndpoint("https://hub.example")));
    builders.add(OnnxNer.hub(HubModel.of("owner/name").withCache(Path.of("cache"))));
    builders.add(OnnxNer.hub(HubModel.of("owner/name").withOffline(true)));
    builders.add(OnnxNer.englishBuilder().modelFile("other.onnx"));
    builders.add(OnnxNer.englishBuilder().precision(Precision.INT8));
    builders.add(OnnxNer.englishBuilder().device(Device.cpu()));
    builders.add(OnnxNer.englishBuilder().device(Device.cuda(1)));
    builders.add(OnnxNer.englishBuilder().intraOpThreads(3));
    builders.add(OnnxNer.englishBuilder().parallelRuns(2));
    builders.add(OnnxNer.englishBuilder().cudaMemoryLimit(1 << 30));
    builders.add(OnnxNer.englishBuilder().exactInt8(true));
    builders.add(OnnxNer.englishBuilder().batchDependent(true));
    builders.add(OnnxNer.englishBuilder().warmUp(true));
    builders.add(OnnxNer.englishBuilder().unpadding(false));
    builders.add(OnnxNer.englishBuilder().labels(List.of("O", "B-PER", "I-PER")));
    builders.add(OnnxNer.englishBuilder().output("logits"));
    builders.add(OnnxNer.englishBuilder().words(Words.TRANSFORMERS));
    builders.add(
        OnnxNer.englishBuilder()
            .config(PipelineConfig.builder().minScore(0.8).decoder(Decoding.STRICT).build()));
    builders.add(OnnxNer.englishBuilder().config(PipelineConfig.builder().maxTokens(64).build()));
    return builders;
  }

  private static List<NerPipelineSpec> specs() {
    return builders().stream().map(OnnxNerBuilder::spec).toList();
  }

  @Test
  void isEqualToOneOfTheSameOptionsAlone() {
    List<NerPipelineSpec> specs = specs();
    List<NerPipelineSpec> again = specs();
    assertThat(new HashSet<>(specs)).hasSameSizeAs(specs);
    assertThat(again).isEqualTo(specs);
    assertThat(again)
        .extracting(Object::hashCode)
        .isEqualTo(specs.stream().map(Object::hashCode).toList());
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    for (NerPipelineSpec spec : specs()) {
      assertThat(Serialised.copy(spec)).isEqualTo(spec).hasToString(spec.toString());
    }
  }

  @Test
  void becomesABuilderThatGivesItAgain() {
    for (NerPipelineSpec spec : specs()) {
      assertThat(spec.toBuilder().spec()).isEqualTo(spec);
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(
            OnnxNer.englishBuilder()
                .device(Device.cpu())
                .config(PipelineConfig.builder().minScore(0.8).build())
                .spec())
        .hasToString("NerPipelineSpec[bundled en, cpu, PipelineConfig[minScore=0.8]]");
    assertThat(OnnxNer.hub("owner/name").spec())
        .hasToString("NerPipelineSpec[owner/name@main, auto, PipelineConfig[]]");
  }

  @Test
  void optionsOfReadingAreChangedAlone() {
    NerPipelineSpec spec =
        OnnxNer.englishBuilder().config(PipelineConfig.builder().maxTokens(64).build()).spec();
    ExtractOptions options = ExtractOptions.builder().aggregation(Aggregation.MAX).build();
    NerPipelineSpec other = spec.with(options);
    assertThat(other).isNotEqualTo(spec);
    assertThat(other.config().extractOptions()).isEqualTo(options);
    assertThat(other.config().maxTokens()).hasValue(64);
    assertThat(other.ofModel()).isEqualTo(spec.ofModel());
  }

  @Test
  void optionsSetByCodeAreRefused() {
    OnnxNerBuilder builder = OnnxNer.englishBuilder().pipeline(options -> options.minScore(0.5));
    assertThatThrownBy(builder::spec)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("config(PipelineConfig.builder()");
  }

  @Test
  void aClassLoaderIsRefused() {
    OnnxNerBuilder builder =
        OnnxNer.classPath(NerPipelineSpecTest.class.getClassLoader(), "conformance/tiny-bert");
    assertThatThrownBy(builder::spec)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("class loader");
  }

  @Test
  void aFileSystemOfThisProcessIsRefused() throws Exception {
    try (FileSystem archive =
        FileSystems.newFileSystem(directory.resolve("model.zip"), Map.of("create", "true"))) {
      OnnxNerBuilder builder = OnnxNer.builder(archive.getPath("/model"));
      assertThatThrownBy(builder::spec)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("file system of this process");
    }
  }

  @Test
  void aTokenIsNeverWritten() {
    HubModel model = HubModel.of("owner/name").withToken("hf_secret");
    assertThatThrownBy(() -> OnnxNer.hub(model).spec())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HF_TOKEN")
        .hasMessageNotContaining("hf_secret");
    assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(model))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("HF_TOKEN")
        .hasMessageNotContaining("hf_secret");
    assertThat(model).isNotEqualTo(HubModel.of("owner/name"));
  }
}
