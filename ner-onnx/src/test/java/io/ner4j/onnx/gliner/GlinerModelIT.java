package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.contract.Scale;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.ZeroShotDescription;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.gliner.GlinerGold.Answer;
import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.onnx.gliner.GlinerGold.Found;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small random models on ONNX Runtime, made by src/test/python/gliner.py. The reference is one run
 * for each text, whose tokens are written down one by one, and a naive search in its scores.
 */
class GlinerModelIT {

  private static final double TOLERANCE = 1e-5;

  @TempDir Path temp;

  private static Path directory(String name) {
    return GlinerGold.directory().resolve(name);
  }

  private static ZeroShotPipeline load(String name) {
    return ZeroShotNer.builder(directory(name)).device(Device.cpu()).load();
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      int letters = 1 + random.nextInt(6);
      for (int i = 0; i < letters; i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static List<String> labels(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "kind " + random.nextInt(1000) + " " + i)
        .toList();
  }

  private static ZeroShotOptions options(List<String> labels, Answer answer) {
    return ZeroShotOptions.builder()
        .labels(labels)
        .threshold(answer.threshold())
        .nested(!answer.flat())
        .severalLabels(answer.severalLabels())
        .build();
  }

  private static void assertSame(List<Entity> found, List<Found> expected, String text) {
    List<Found> own =
        found.stream().map(e -> new Found(e.start(), e.end(), e.type(), e.score())).toList();
    assertThat(GlinerGold.same(own, expected, TOLERANCE))
        .as("%s: %s is not %s", text, own, expected)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"span", "token", "span-deberta-v2", "token-modernbert"})
  void textsInCompanyHaveTheEntitiesOfOneRunEach(String name) {
    Random random = new Random(1);
    int entities = 0;
    try (OneRun alone = new OneRun(name);
        ZeroShotPipeline ner = load(name)) {
      for (int round = 0; round < Scale.of(6); round++) {
        // The first rounds have the fewest labels and the most.
        int count = round == 0 ? 1 : round == 1 ? 60 : 1 + random.nextInt(60);
        List<String> labels = labels(random, count);
        List<String> texts =
            Stream.generate(() -> text(random, 1 + random.nextInt(150))).limit(12).toList();
        Answer answer =
            new Answer(
                ClearThreshold.of(alone.scored(texts.get(0), labels)),
                random.nextBoolean(),
                random.nextBoolean(),
                List.of());
        List<List<Found>> expected =
            texts.stream().map(text -> NaiveSpans.of(alone.scored(text, labels), answer)).toList();
        ZeroShotPipeline view = ner.with(options(labels, answer));
        List<List<Entity>> together = view.extractAll(texts);
        List<CompletableFuture<List<Entity>>> later =
            texts.stream().map(view::extractAsync).toList();
        for (int i = 0; i < texts.size(); i++) {
          assertSame(together.get(i), expected.get(i), texts.get(i));
          assertSame(later.get(i).join(), expected.get(i), texts.get(i));
          assertSame(view.extract(texts.get(i)), expected.get(i), texts.get(i));
          entities += expected.get(i).size();
        }
      }
    }
    assertThat(entities).isGreaterThan(Scale.of(60));
  }

  /**
   * Labels whose highest scores are much the same, so that entities of many of them are found.
   * Their first tokens differ, by which a model without an encoder tells them apart.
   */
  private static List<String> alike(OneRun model, Random random, int count) {
    List<String> all =
        Stream.generate(() -> text(random, 2).strip()).distinct().limit(3L * count).toList();
    Case scored = model.scored(text(random, 50), all);
    int numbers = model.scoring() == SpanClassifier.Scoring.SPANS ? 1 : 3;
    double[] highest = new double[all.size()];
    for (int i = 0; i < scored.logits().capacity(); i++) {
      int label = i / numbers % all.size();
      highest[label] = Math.max(highest[label], scored.logits().get(i));
    }
    List<String> sorted =
        all.stream()
            .sorted(Comparator.comparingDouble(label -> highest[all.indexOf(label)]))
            .toList();
    List<String> alike = new ArrayList<>(sorted.subList(count, 2 * count));
    Collections.shuffle(alike, random);
    return alike;
  }

  /** Without an encoder, a word's scores do not depend on its window, nor on other labels. */
  @ParameterizedTest
  @CsvSource({
    "span-words, 5000, 1",
    "span-words, 5000, 20",
    "span-words, 1500, 160",
    "token-words, 5000, 1",
    "token-words, 5000, 20",
    "token-words, 1500, 160"
  })
  void windowsOfFiveThousandWordsFindWhatOneRunFinds(String name, int words, int labelCount) {
    Random random = new Random(2);
    String text = text(random, words);
    try (OneRun alone = new OneRun(name);
        ZeroShotPipeline ner = load(name)) {
      List<String> labels = alike(alone, random, labelCount);
      Case scored = alone.scored(text, labels);
      Answer answer = new Answer(ClearThreshold.of(scored), true, false, List.of());
      List<Found> expected = NaiveSpans.of(scored, answer);
      assertThat(expected).hasSizeGreaterThan(20);
      assertThat(expected.stream().map(Found::label).distinct().count())
          .isGreaterThanOrEqualTo(Math.min(labelCount, 4));
      assertSame(ner.with(options(labels, answer)).extract(text), expected, words + " words");
    }
  }

  /** An encoder sees a window's words alone. */
  @ParameterizedTest
  @ValueSource(strings = {"span", "token", "span-deberta-v2", "token-modernbert"})
  void windowsOfFiveThousandWordsFindWhatNaiveWindowsFind(String name) {
    Random random = new Random(5);
    String text = text(random, 5000);
    List<String> labels = labels(random, 8);
    try (OneRun alone = new OneRun(name);
        ZeroShotPipeline ner =
            ZeroShotNer.builder(directory(name)).device(Device.cpu()).windowWords(150).load()) {
      Case scored = NaiveWindows.scored(alone, text, labels, 150);
      Answer answer = new Answer(ClearThreshold.of(scored), true, false, List.of());
      List<Found> expected = NaiveSpans.of(scored, answer);
      assertThat(expected).hasSizeGreaterThan(20);
      assertSame(ner.with(options(labels, answer)).extract(text), expected, "5,000 words");
    }
  }

  @Test
  void aModelOfAnotherKindIsRefused() throws IOException {
    Map<String, String> others =
        Map.of(
            "labels_encoder", "bert",
            "labels_decoder", "gpt2",
            "relations_layer", "biaffine",
            "words_splitter_type", "jieba");
    for (Map.Entry<String, String> other : others.entrySet()) {
      Path directory = copy("span");
      Path file = directory.resolve("gliner_config.json");
      JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      config.addProperty(other.getKey(), other.getValue());
      Files.writeString(file, config.toString());
      assertThatThrownBy(() -> ZeroShotNer.load(directory))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("take another model")
          .hasMessageContaining(other.getKey());
    }
  }

  @Test
  void aGraphThatIsNotWhatItsConfigurationSaysIsRefused() throws IOException {
    Path directory = copy("span");
    Files.copy(
        directory("token").resolve("model.onnx"),
        directory.resolve("model.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> ZeroShotNer.load(directory))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("span_idx")
        .hasMessageContaining("export it again");
  }

  @Test
  void aDirectoryWithoutGlinersSettingsIsRefused() throws IOException {
    Path directory = copy("span");
    Files.delete(directory.resolve("gliner_config.json"));
    assertThatThrownBy(() -> ZeroShotNer.load(directory))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("gliner_config.json")
        .hasMessageContaining("docs/zero-shot.md");
  }

  @Test
  void otherLoadersAndWrongPlacesNameTheRemedy() {
    assertThatThrownBy(() -> OnnxNer.load(directory("span")))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("which ZeroShotNer loads");
    assertThatThrownBy(() -> ZeroShotNer.load(temp.resolve("nothing")))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("gliner_config.json");
  }

  @Test
  void aDirectoryTellsWhetherItHoldsGliner() throws IOException {
    assertThat(ZeroShotNer.isGliner(directory("span"))).isTrue();
    assertThat(ZeroShotNer.isGliner(temp)).isFalse();
    assertThat(ZeroShotNer.isGliner(temp.resolve("nothing"))).isFalse();
    Path archive = temp.resolve("model.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("gliner_config.json", "model.onnx", "tokenizer.json")) {
        zip.putNextEntry(new ZipEntry("span/" + name));
        zip.write(Files.readAllBytes(directory("span").resolve(name)));
      }
    }
    assertThat(ZeroShotNer.isGliner(archive)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"span, SPANS, 12", "token, BORDERS, 384"})
  void aModelIsDescribed(String name, SpanClassifier.Scoring scoring, int maxSpanWords) {
    ZeroShotDescription model =
        ZeroShotNer.builder(directory(name)).device(Device.cpu()).describe();
    assertThat(model.scoring()).isEqualTo(scoring);
    assertThat(model.encoder()).isEqualTo("bert");
    assertThat(model.maxSpanWords()).isEqualTo(maxSpanWords);
    assertThat(model.maxWords()).isEqualTo(384);
    assertThat(model.maxTokens()).isEqualTo(1024);
    assertThat(model.together()).isTrue();
    assertThat(model.files()).containsKeys("model.onnx", "gliner_config.json");
    assertThat(model.inputs()).contains("attention_mask int64 [batch, tokens]");
    assertThat(model.outputs()).hasSize(1);
  }

  @Test
  void rowsAreAsLongAsTheEncoderHasPlacesFor() throws IOException {
    assertThat(maxTokens("{'model_type': 'bert', 'max_position_embeddings': 512}")).isEqualTo(512);
    assertThat(maxTokens("{'model_type': 'modernbert', 'max_position_embeddings': 8192}"))
        .isEqualTo(8192);
    assertThat(maxTokens("{'model_type': 'xlm-roberta', 'max_position_embeddings': 514}"))
        .isEqualTo(512);
    assertThat(
            maxTokens(
                "{'model_type': 'roberta', 'max_position_embeddings': 514, 'pad_token_id': 0}"))
        .isEqualTo(513);
    assertThat(
            maxTokens(
                "{'model_type': 'deberta-v2', 'max_position_embeddings': 512, 'position_biased_input': false}"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(maxTokens("null")).isEqualTo(512);
  }

  private int maxTokens(String encoder) throws IOException {
    Path directory = copy("span");
    Path file = directory.resolve("gliner_config.json");
    JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    config.add("encoder_config", JsonParser.parseString(encoder.replace('\'', '"')));
    Files.writeString(file, config.toString());
    return GlinerConfig.of(ModelDirectory.of(directory)).maxTokens();
  }

  private Path copy(String name) throws IOException {
    Path target = Files.createTempDirectory(temp, name);
    try (Stream<Path> files = Files.list(directory(name))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
    return target;
  }
}
