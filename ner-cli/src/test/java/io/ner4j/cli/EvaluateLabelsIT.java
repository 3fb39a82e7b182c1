package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate}, {@code model} and {@code tokens} with a model that takes the labels. */
class EvaluateLabelsIT {

  private static final Path MODEL =
      Path.of("../ner-onnx/src/test/resources/gliner/span").toAbsolutePath().normalize();

  private static final List<String> TEXTS =
      List.of("Angela Merkel met Tim Cook .", "In Berlin", "Aspirin helps Tim Cook");

  private static final List<List<TypedSpan>> GOLD =
      List.of(
          List.of(new TypedSpan("PER", 0, 13), new TypedSpan("PER", 18, 26)),
          List.of(new TypedSpan("place", 3, 9)),
          List.of());

  private static final String CONLL =
      """
      Angela B-PER
      Merkel I-PER
      met O
      Tim B-PER
      Cook I-PER
      . O

      In O
      Berlin B-place

      Aspirin O
      helps O
      Tim O
      Cook O
      """;

  @TempDir Path directory;

  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(directory);
  }

  private Cli.Outcome evaluate(String file, String... options) throws Exception {
    String[] all = new String[options.length + 5];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "evaluate";
    all[1] = "--device=cpu";
    all[2] = "--model=" + MODEL;
    all[3] = "--json=report.json";
    all[all.length - 1] = file;
    return cli.run(all);
  }

  private void checkReport(ZeroShotOptions options, List<List<TypedSpan>> gold) throws Exception {
    List<List<TypedSpan>> found;
    try (ZeroShotPipeline ner =
        ZeroShotNer.builder(MODEL).device(Device.cpu()).options(options).load()) {
      found =
          ner.extractAll(TEXTS).stream()
              .map(entities -> entities.stream().map(TypedSpan::of).toList())
              .toList();
    }
    Evaluation expected = Evaluation.of(gold, found);
    Counts counts = expected.scores(Matching.EXACT).micro();
    assertThat(counts.fp()).isPositive();
    assertThat(JsonParser.parseString(cli.read("report.json")))
        .isEqualTo(JsonParser.parseString(expected.json()));
  }

  @Test
  void theGoldTypesAreLookedForUnlessLabelsAreGiven() throws Exception {
    cli.file("test.conll", CONLL);
    Cli.Outcome outcome = evaluate("test.conll");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains(" on cpu, 3 texts of test.conll", "place");
    checkReport(ZeroShotOptions.builder().labels("PER", "place").build(), GOLD);
  }

  @Test
  void labelsMayHaveTheNamesOfGoldTypes() throws Exception {
    cli.file(
        "test.jsonl",
        """
        {"text": "Angela Merkel met Tim Cook .", "entities": [[0, 13, "PER"], [18, 26, "PER"]]}
        {"text": "In Berlin", "entities": [[3, 9, "place"]]}
        {"text": "Aspirin helps Tim Cook", "entities": []}
        """);
    Cli.Outcome outcome =
        evaluate("test.jsonl", "--label=person=PER, town", "--min-score=0.6", "--map=place=");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .contains("test.jsonl: no entity has the type town, which the model has")
        .hasLineCount(1);
    checkReport(
        ZeroShotOptions.builder().label("person", "PER").labels("town").threshold(0.6).build(),
        List.of(GOLD.get(0), List.of(), List.of()));
  }

  @Test
  void goldWithoutEntitiesNeedsLabels() throws Exception {
    cli.file("test.jsonl", "{\"text\": \"a\", \"entities\": []}");
    Cli.Outcome outcome = evaluate("test.jsonl");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("has no entity whose type to look for", "--label");
    assertThat(evaluate("test.jsonl", "--label=person").status()).isZero();
  }

  @Test
  void tokensAreRefusedByTheModelsName() throws Exception {
    cli.file("a.txt", "Angela");
    Cli.Outcome outcome = cli.run("tokens", "--device=cpu", "--model=" + MODEL, "a.txt");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(MODEL + " takes the labels with the text", "extract");
  }

  @Test
  void aModelIsDescribed() throws Exception {
    Cli.Outcome outcome = cli.run("model", "--device=cpu", "--model=" + MODEL);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains(
            "kind       takes the labels with the text; scores spans of words\n",
            "12 words in an entity\n",
            "384 words and 1024 tokens with the labels in a window; longer texts take several\n",
            "runs       texts together, in batches\n",
            "device     cpu\n")
        .containsPattern("(?m)^encoder {4}\\S+$")
        .containsPattern("(?m)^inputs {5}\\S+ int64 \\[");
  }
}
