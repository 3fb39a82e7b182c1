package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.contract.Scale;
import io.ner4j.onnx.hub.FakeHub;
import io.ner4j.onnx.hub.HubModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is named on a hub is loaded from there, by one process and by many. */
class HubIT {

  private static final List<String> NEEDED =
      List.of("config.json", "tokenizer.json", "tokenizer_config.json", "model.onnx");

  @TempDir Path directory;

  private FakeHub hub;
  private Path cache;

  @BeforeEach
  void start() throws IOException {
    cache = directory.resolve("cache");
    hub = new FakeHub();
    hub.holdOnly(files("model.onnx"));
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }

  private static Map<String, byte[]> files(String model) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : NEEDED) {
      byte[] content = Files.readAllBytes(TinyBert.directory().resolve(name));
      files.put(name.equals("model.onnx") ? model : name, content);
    }
    for (String other :
        List.of("README.md", "vocab.txt", "pytorch_model.bin", "onnx/model_q4.onnx")) {
      files.put(other, "not needed".getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static String expected() {
    try (NerPipeline pipeline = TinyBert.builder().intraOpThreads(1).load()) {
      return pipeline.extract(HubPrograms.TEXT).toString();
    }
  }

  @Test
  void aModelOfTheHubAnswersAsItsDirectoryDoes() {
    HubModel model = HubPrograms.model(hub.address(), cache);
    try (NerPipeline pipeline = OnnxNer.hub(model).device(Device.cpu()).intraOpThreads(1).load()) {
      assertThat(pipeline.extract(HubPrograms.TEXT)).hasToString(expected());
    }
    for (String name : NEEDED) {
      assertThat(hub.downloads(name)).isEqualTo(1);
    }
    assertThat(hub.downloads("README.md") + hub.downloads("vocab.txt")).isZero();
    assertThat(OnnxNer.hub(model.withOffline(true)).locate())
        .isEqualTo(OnnxNer.hub(model).locate());
  }

  @Test
  void aRepositoryTellsWhetherItHoldsGlinerWithoutADownload() throws Exception {
    HubModel model = HubPrograms.model(hub.address(), cache);
    assertThat(ZeroShotNer.isGliner(model)).isFalse();
    Map<String, byte[]> files = files("model.onnx");
    files.put("gliner_config.json", "{}".getBytes(StandardCharsets.UTF_8));
    hub.holdOnly(files);
    assertThat(ZeroShotNer.isGliner(HubPrograms.model(hub.address(), directory.resolve("other"))))
        .isTrue();
    for (String name : files.keySet()) {
      assertThat(hub.downloads(name)).as(name).isZero();
    }
  }

  @Test
  void aRepositoryWithoutOnnxIsToldHowToExport() throws Exception {
    Map<String, byte[]> files = files("model.onnx");
    files.keySet().removeIf(name -> name.endsWith(".onnx"));
    hub.holdOnly(files);
    assertThatThrownBy(() -> OnnxNer.hub(HubPrograms.model(hub.address(), cache)).load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(FakeHub.REPOSITORY)
        .hasMessageContaining("pytorch_model.bin")
        .hasMessageContaining("docs/export_model.py");
    assertThat(cache).doesNotExist();
  }

  @Test
  void aModelFileThatIsAskedForIsFetched() throws Exception {
    hub.holdOnly(files("onnx/model_int8.onnx"));
    assertThatThrownBy(() -> OnnxNer.hub(HubPrograms.model(hub.address(), cache)).load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("[onnx/model_int8.onnx, onnx/model_q4.onnx]");
    HubModel model = HubPrograms.model(hub.address(), cache);
    OnnxNerBuilder builder = OnnxNer.hub(model).precision(Precision.INT8).device(Device.cpu());
    try (NerPipeline pipeline = builder.load()) {
      assertThat(pipeline.extract(HubPrograms.TEXT)).hasToString(expected());
    }
    assertThatThrownBy(() -> OnnxNer.hub(model).modelFile("model_fp16.onnx").load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("model_fp16.onnx");
  }

  @Test
  void weightsBesideTheModelAreFetchedWhateverTheirNameEndsIn() throws Exception {
    for (String place : List.of("", "onnx/")) {
      Map<String, byte[]> files = files("model.onnx");
      files.remove("model.onnx");
      files.put("tokenizer.json", Hostile.tokenizer("wordpiece").getBytes(StandardCharsets.UTF_8));
      files.put(place + "apart.onnx", Files.readAllBytes(Hostile.model("apart")));
      files.put(
          place + "apart.data",
          Files.readAllBytes(Hostile.model("apart").resolveSibling("apart.data")));
      files.put("other.data", new byte[] {1});
      hub.holdOnly(files);
      HubModel model = HubPrograms.model(hub.address(), directory.resolve("cache" + place));
      try (NerPipeline apart =
          OnnxNer.hub(model).modelFile("apart.onnx").device(Device.cpu()).load()) {
        assertThat(apart.extract(HubPrograms.TEXT)).isNotEmpty();
      }
      assertThat(hub.downloads(place + "apart.data")).isEqualTo(1);
      assertThat(hub.downloads("other.data")).isZero();
    }
  }

  @Test
  void manyProcessesAtOnceFetchOnceAndAllAnswer() throws Exception {
    String expected = expected();
    List<Jvm.Running> processes = new ArrayList<>();
    for (int i = 0; i < Scale.of(4, 24); i++) {
      processes.add(
          new Jvm(directory)
              .with("-Xmx64m")
              .withUnpackedNatives()
              .start(Map.of(), HubPrograms.Read.class, hub.address(), cache.toString()));
    }
    for (Jvm.Running process : processes) {
      Jvm.Outcome outcome = process.await();
      assertThat(outcome.out().strip()).as(outcome.err()).isEqualTo(expected);
    }
    for (String name : NEEDED) {
      assertThat(hub.downloads(name)).as(name).isEqualTo(1);
    }
    try (Stream<Path> left = Files.walk(cache)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".incomplete") || name.endsWith(".tmp"));
    }
  }
}
