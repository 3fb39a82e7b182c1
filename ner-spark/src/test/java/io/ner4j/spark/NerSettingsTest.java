package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.PipelineConfig;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.TagScheme;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.PipelineSpec;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Settings by name are those of the builders. */
class NerSettingsTest {

  private static final Place PLACE = new Place(4, 2, List.of());

  private static PipelineSpec<?> spec(Map<String, String> settings) {
    return NerSettings.of(settings).spec(PLACE);
  }

  @Test
  void threadsAreThoseOfTheExecutorUnlessTheyAreSet() {
    assertThat(spec(Map.of()))
        .isEqualTo(
            OnnxNer.englishBuilder().device(Device.cpu()).intraOpThreads(2).parallelRuns(4).spec());
    assertThat(NerSettings.of(Map.of()).spec(new Place(1, 1, List.of())))
        .isEqualTo(
            OnnxNer.englishBuilder().device(Device.cpu()).intraOpThreads(1).parallelRuns(1).spec());
    assertThat(spec(Map.of("intraOpThreads", "3", "parallelRuns", "1")))
        .isEqualTo(
            OnnxNer.englishBuilder().device(Device.cpu()).intraOpThreads(3).parallelRuns(1).spec());
  }

  @Test
  void optionsAreThoseOfTheBuilder() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("model", "/models/one");
    settings.put("precision", "int8");
    settings.put("cudaMemoryLimit", "1000");
    settings.put("exactInt8", "true");
    settings.put("batchDependent", "true");
    settings.put("labels", "O, B-X,I-X");
    settings.put("output", "scores");
    settings.put("words", "transformers");
    settings.put("aggregation", "max");
    settings.put("decoder", "viterbi");
    settings.put("includeTypes", "X, Y");
    settings.put("layout", "none");
    settings.put("longText", "truncate");
    settings.put("maxBatchTokens", "1024");
    settings.put("maxTokens", "256");
    settings.put("minScore", "0.5");
    settings.put("minScore.X", "0.9");
    settings.put("renameTypes", "X=PER,Y=ORG");
    settings.put("scheme", "iob2");
    settings.put("stride", "8");
    settings.put("windowTokens", "128");
    PipelineConfig config =
        PipelineConfig.builder()
            .aggregation(Aggregation.MAX)
            .decoder(Decoding.VITERBI)
            .includeTypes("X", "Y")
            .layout(Layout.NONE)
            .longText(LongText.TRUNCATE)
            .maxBatchTokens(1024)
            .maxTokens(256)
            .minScore(0.5)
            .minScore("X", 0.9)
            .renameType("X", "PER")
            .renameType("Y", "ORG")
            .scheme(TagScheme.IOB2)
            .stride(8)
            .windowTokens(128)
            .build();
    assertThat(spec(settings))
        .isEqualTo(
            OnnxNer.builder(Path.of("/models/one"))
                .device(Device.cpu())
                .intraOpThreads(2)
                .parallelRuns(4)
                .precision(Precision.INT8)
                .cudaMemoryLimit(1000)
                .exactInt8(true)
                .batchDependent(true)
                .labels(List.of("O", "B-X", "I-X"))
                .output("scores")
                .words(Words.TRANSFORMERS)
                .config(config)
                .spec());
  }

  @Test
  void labelsAskForAModelThatTakesThem() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("model", "/models/gliner");
    settings.put("label", "person, a town or a city=CITY\uFF0C\u4EBA\u540D\u3001\u5730\u540D=LOC");
    settings.put("minScore", "0.4");
    settings.put("minScore.person", "0.6");
    settings.put("nested", "true");
    settings.put("severalLabels", "true");
    settings.put("layout", "auto");
    settings.put("words", "unicode");
    settings.put("windowWords", "100");
    settings.put("maxBatchTokens", "2048");
    settings.put("precision", "int8");
    assertThat(spec(settings))
        .isEqualTo(
            ZeroShotNer.builder(Path.of("/models/gliner"))
                .device(Device.cpu())
                .intraOpThreads(2)
                .parallelRuns(4)
                .precision(Precision.INT8)
                .words(Words.UNICODE)
                .windowWords(100)
                .maxBatchTokens(2048)
                .options(
                    ZeroShotOptions.builder()
                        .label("person", "person")
                        .label("a town or a city", "CITY")
                        .label("\u4EBA\u540D", "\u4EBA\u540D")
                        .label("\u5730\u540D", "LOC")
                        .threshold(0.4)
                        .threshold("person", 0.6)
                        .nested(true)
                        .severalLabels(true)
                        .layout(Layout.AUTO)
                        .build())
                .spec());
  }

  @Test
  void optionsOfTheOtherKindOfModelAreRefused() {
    assertThatThrownBy(() -> NerSettings.of(Map.of("label", "person", "decoder", "viterbi")))
        .hasMessageContaining("nested")
        .hasMessageContaining("found decoder");
    assertThatThrownBy(() -> NerSettings.of(Map.of("nested", "true")))
        .hasMessageContaining("expected the option label beside nested");
    assertThatThrownBy(() -> NerSettings.of(Map.of("label", "person", "model", "en")))
        .hasMessageContaining("found the model en");
    assertThatThrownBy(() -> spec(Map.of("label", "person"))).hasMessageContaining("GLiNER");
  }

  @Test
  void aModelOfTheHubMayNameItsRevisionAndCache() {
    HubModel model =
        HubModel.of("dslim/bert-base-NER")
            .withRevision("v1")
            .withCache(Path.of("/cache"))
            .withOffline(true);
    assertThat(
            spec(
                Map.of(
                    "model", "hub:dslim/bert-base-NER@v1",
                    "hubCache", "/cache",
                    "hubOffline", "true")))
        .isEqualTo(
            OnnxNer.hub(model).device(Device.cpu()).intraOpThreads(2).parallelRuns(4).spec());
  }

  @Test
  void aModelThatIsNowhereIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> spec(Map.of("model", "dslim/bert-base-NER")))
        .hasMessageContainingAll("nowhere", "hub:OWNER/NAME", "--archives");
    assertThatThrownBy(() -> spec(Map.of("model", "no-such")))
        .hasMessageContainingAll("[en]", "ner-model-no-such", "--archives");
  }

  @Test
  void whatIsWrongIsSaidWhereItIsSet() {
    assertThatThrownBy(() -> NerSettings.of(Map.of("minscore", "0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minScore")
        .hasMessageContaining("minscore");
    Map<String, String> wrong =
        Map.of(
            "minScore", "high",
            "minScore.PER", "2",
            "maxTokens", "many",
            "precision", "int9",
            "exactInt8", "yes",
            "renameTypes", "PER",
            "parallelRuns", "0",
            "hubOffline", "yes",
            "modelFile", "x.onnx");
    wrong.forEach(
        (name, value) -> {
          Map<String, String> settings = new TreeMap<>(Map.of(name, value));
          settings.putIfAbsent("precision", "int8");
          assertThatThrownBy(() -> NerSettings.of(settings))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(name.equals("modelFile") ? "precision" : name)
              .hasMessageContaining("'" + (name.equals("modelFile") ? "int8" : value) + "'");
        });
    assertThatThrownBy(() -> NerSettings.of(Map.of("model", " "))).hasMessageContaining("hub:");
    assertThatThrownBy(() -> NerSettings.of(Map.of("device", "gpu")))
        .hasMessageContaining("cuda:1, but found gpu");
    assertThatThrownBy(() -> NerSettings.of(Map.of("layout", "rows")))
        .hasMessageContaining("expected one of [auto, none]");
    assertThatThrownBy(() -> NerSettings.of(Map.of("maxTokens", "0.5")))
        .hasMessageContaining("expected a number");
    assertThatThrownBy(() -> NerSettings.of(Collections.singletonMap("includeTypes", null)))
        .hasMessageContaining("includeTypes cannot be null");
    assertThatThrownBy(() -> NerSettings.of(Map.of("model", "s3a://bucket/model.zip")))
        .hasMessageContaining("--archives s3a://bucket/model.zip#ner");
  }
}
