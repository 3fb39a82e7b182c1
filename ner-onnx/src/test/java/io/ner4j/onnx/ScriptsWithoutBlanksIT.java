package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.TokenLabel;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in Chinese are found with tokenizers to which a sentence without blanks is one word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsWithoutBlanksIT {

  private static final String META_SPACE =
      "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}";

  /** The pre-tokenizers, and whether blanks become \u2581 before them. */
  private static final Map<String, String> PRE_TOKENIZERS =
      Map.of(
          "gemma",
          "{'type':'Split','pattern':{'String':' '},'behavior':'MergedWithPrevious','invert':false}",
          "llama",
          "null",
          "mdeberta",
          "{'type':'Sequence','pretokenizers':[" + META_SPACE + "]}",
          "xlm-roberta",
          "{'type':'Sequence','pretokenizers':[{'type':'WhitespaceSplit'}," + META_SPACE + "]}");

  private static final int FULL_STOP = 22;

  @TempDir Path temporary;

  private final Map<String, Path> directories = new ConcurrentHashMap<>();
  private final Map<String, NerPipeline> pipelines = new ConcurrentHashMap<>();

  @AfterAll
  void close() {
    pipelines.values().forEach(NerPipeline::close);
  }

  private Path directory(String family) {
    return directories.computeIfAbsent(family, this::make);
  }

  private Path make(String family) {
    try {
      Path source =
          Path.of(
              Objects.requireNonNull(ScriptsWithoutBlanksIT.class.getResource("/scripts")).toURI());
      Path target = Files.createDirectories(temporary.resolve(family));
      for (String name : List.of("config.json", "model.onnx", "tokenizer_config.json")) {
        Files.copy(source.resolve(name), target.resolve(name));
      }
      Gson gson = new Gson();
      JsonObject json =
          gson.fromJson(Files.readString(source.resolve("tokenizer.json")), JsonObject.class);
      String preTokenizer = Objects.requireNonNull(PRE_TOKENIZERS.get(family)).replace('\'', '"');
      json.add("pre_tokenizer", gson.fromJson(preTokenizer, JsonElement.class));
      if (preTokenizer.contains("Metaspace")) {
        json.remove("normalizer");
      }
      Files.writeString(target.resolve("tokenizer.json"), json.toString());
      return target;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private NerPipeline pipeline(String family, Aggregation aggregation) {
    return pipelines.computeIfAbsent(
        family + aggregation,
        key ->
            Families.builder(directory(family))
                .pipeline(options -> options.aggregation(aggregation))
                .load());
  }

  private List<String> found(String family, Aggregation aggregation, String text) {
    return pipeline(family, aggregation).extract(text).stream()
        .map(entity -> entity.type() + " " + entity.text())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemma", "llama", "mdeberta", "xlm-roberta"})
  void namesOfASentenceWithoutBlanksAreFound(String family) {
    for (Aggregation aggregation : Aggregation.values()) {
      if (aggregation != Aggregation.NONE) {
        assertThat(found(family, aggregation, "张三丰在北京大学工作。他住在上海市！"))
            .as(aggregation.name())
            .containsExactly("PER 张三丰", "ORG 北京大学", "LOC 上海市");
        assertThat(found(family, aggregation, "在 张三丰，在\n北京大学。"))
            .as(aggregation.name())
            .containsExactly("PER 张三丰", "ORG 北京大学");
      }
    }
    assertThat(found(family, Aggregation.NONE, "张三丰在北京大学。"))
        .containsExactly("B-PER 张", "I-PER 三", "I-PER 丰", "B-ORG 北京", "I-ORG 大学");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemma", "llama", "mdeberta", "xlm-roberta"})
  void punctuationBesideANameIsNoPartOfIt(String family) {
    for (String text : List.of("北京大学。", "，北京大学！", "在北京大学,他", "。北京大学")) {
      assertThat(found(family, Aggregation.FIRST, text)).as(text).containsExactly("ORG 北京大学");
    }
  }

  /** Where no run without white space holds such a script, words end with blanks only. */
  @ParameterizedTest
  @ValueSource(strings = {"gemma", "llama", "mdeberta", "xlm-roberta"})
  void latinWordsBesideThemAreThoseOfTransformers(String family) {
    assertThat(found(family, Aggregation.FIRST, "in Cupertino 张三丰，\nmet Merkel, in Apple."))
        .containsExactly("LOC Cupertino", "PER 张三丰", "PER Merkel,", "ORG Apple.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemma", "llama", "mdeberta", "xlm-roberta"})
  void entitiesOfRandomTextsHoldWholeTokens(String family) {
    String[] pieces =
        "张 三 丰 在 北京 大学 上 海 市 。 ， ！ Angela Merkel Apple 😀 กรุงเทพ e\u0301 カ 한국 , . - 5".split(" ", -1);
    Random dice = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = dice.nextInt(30); length > 0; length--) {
        text.append(dice.nextInt(4) == 0 ? " " : pieces[dice.nextInt(pieces.length)]);
      }
      texts.add(text.toString());
    }
    NerPipeline pipeline = pipeline(family, Aggregation.FIRST);
    int entities = 0;
    for (String text : texts) {
      List<TokenLabel> tokens = pipeline.tokens(text);
      Set<Integer> starts = tokens.stream().map(TokenLabel::start).collect(Collectors.toSet());
      Set<Integer> ends = tokens.stream().map(TokenLabel::end).collect(Collectors.toSet());
      int edge = 0;
      for (Entity entity : pipeline.extract(text)) {
        assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
        assertThat(entity.start()).as(text).isGreaterThanOrEqualTo(edge);
        assertThat(starts).as(text).contains(entity.start());
        assertThat(ends).as(text).contains(entity.end());
        edge = entity.end();
        entities++;
      }
    }
    assertThat(entities).isGreaterThan(500);
  }

  @Test
  void aHundredThousandCharactersWithoutABreakAreReadToTheirEnd() {
    String text = "张三丰在北京大学".repeat(12_500);
    List<Entity> found = pipeline("xlm-roberta", Aggregation.FIRST).extract(text);
    assertThat(found).hasSize(25_000);
    for (int i = 0; i < found.size(); i += 2) {
      assertThat(found.get(i).start()).isEqualTo(i / 2 * 8);
      assertThat(found.get(i).text()).isEqualTo("张三丰");
      assertThat(found.get(i + 1).text()).isEqualTo("北京大学");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemma", "llama", "mdeberta", "xlm-roberta"})
  void windowsOfALongTextEndWithItsSentences(String family) {
    ModelDirectory files = ModelDirectory.of(directory(family));
    WindowRecorder recorder = new WindowRecorder();
    try (NerPipeline pipeline =
        NerPipeline.builder(HuggingFaceTokenizer.load(files, ModelConfig.of(files, null)), recorder)
            .build()) {
      pipeline.extract("张三丰在北京大学工作。他住在上海市！".replace('！', '。').repeat(100));
    }
    assertThat(recorder.lastTokens).hasSizeGreaterThan(12).containsOnly(FULL_STOP);
  }

  /** Finds nothing, and keeps the last token of each window. */
  private static final class WindowRecorder implements Model {

    final List<Integer> lastTokens = new ArrayList<>();

    @Override
    public List<String> labels() {
      return List.of("O", "B-PER");
    }

    @Override
    public int maxTokens() {
      return 512;
    }

    @Override
    public Device device() {
      return Device.cpu();
    }

    @Override
    public Logits run(Batch batch) {
      float[] values = new float[batch.rows() * batch.columns() * 2];
      for (int row = 0; row < batch.rows(); row++) {
        lastTokens.add(batch.id(row, batch.length(row) - 2));
      }
      for (int i = 0; i < values.length; i += 2) {
        values[i] = 1;
      }
      return Logits.of(values, batch.rows(), batch.columns(), 2);
    }

    @Override
    public void close() {}
  }
}
