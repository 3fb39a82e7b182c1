package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redactor;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --label}: what to look for, with a model that takes the labels with the text. */
class LabelsIT {

  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  /** A small random model of GLiNER's form. */
  private static final Path MODEL = Path.of("../ner-onnx/src/test/resources/gliner/span");

  @TempDir Path directory;

  private Cli.Outcome extract(String... arguments) throws Exception {
    Path text = Files.writeString(directory.resolve("a.txt"), TEXT);
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    all[0] = "extract";
    all[1] = "--device=cpu";
    all[2] = List.of(arguments).toString().contains("--to=") ? "--from=text" : "--to=tsv";
    all[all.length - 1] = text.toString();
    return new Cli(directory).run(all);
  }

  private void check(ZeroShotOptions options, String... arguments) throws Exception {
    List<String> expected;
    try (ZeroShotPipeline ner =
        ZeroShotNer.builder(MODEL).device(Device.cpu()).options(options).load()) {
      expected = ner.extract(TEXT).stream().map(LabelsIT::line).toList();
    }
    assertThat(expected).isNotEmpty();
    Cli.Outcome outcome = extract(arguments);
    assertThat(outcome.lines().stream().skip(1).map(line -> line.replaceFirst("^\\S+\t", "")))
        .isEqualTo(expected);
  }

  @Test
  void entitiesOfTheLabelsAreWritten() throws Exception {
    check(
        ZeroShotOptions.builder().labels("person", "drug name").threshold(0.6).build(),
        "--model=" + MODEL.toAbsolutePath(),
        "--label=person, drug name",
        "--min-score=0.6");
    check(
        ZeroShotOptions.builder().labels("person", "drug name", "town").build(),
        "--model=" + MODEL.toAbsolutePath(),
        "--label=person\uFF0Cdrug name\u3001town");
  }

  @Test
  void typesAreNamedBehindTheirLabels() throws Exception {
    check(
        ZeroShotOptions.builder()
            .label("person", "PER")
            .label("a=b", "C")
            .label("drug name", "drug name")
            .build(),
        "--model=" + MODEL.toAbsolutePath(),
        "--label=person = PER, a=b=C",
        "--label=drug name");
  }

  @Test
  void entitiesMayNestAndHaveSeveralLabels() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    check(
        ZeroShotOptions.builder().labels("person", "drug name").nested(true).build(),
        model,
        "--label=person,drug name",
        "--nested");
    ZeroShotOptions both =
        ZeroShotOptions.builder()
            .labels("person", "drug name")
            .nested(true)
            .severalLabels(true)
            .build();
    check(both, model, "--label=person,drug name", "--nested", "--several-labels");
    Cli.Outcome html =
        extract(model, "--label=person,drug name", "--nested", "--several-labels", "--to=html");
    assertThat(html.status()).isZero();
    assertThat(html.out()).containsPattern("<mark[^>]*><mark");
    Cli.Outcome text = extract(model, "--label=person,drug name", "--nested", "--to=text");
    assertThat(text.out().replaceAll("\\[| (person|drug name)\\]", "").strip()).isEqualTo(TEXT);
  }

  @Test
  void theLayoutOfATextCountsWhereItIsAskedFor() throws Exception {
    check(
        ZeroShotOptions.builder().labels("person").layout(Layout.AUTO).build(),
        "--model=" + MODEL.toAbsolutePath(),
        "--label=person",
        "--layout=auto");
  }

  @Test
  void overlappingEntitiesAreRefusedWhereTheyCannotBe() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    Cli.Outcome conll = extract(model, "--label=person", "--several-labels", "--to=conll");
    assertThat(conll.status()).isEqualTo(2);
    assertThat(conll.err()).contains("leave out --several-labels");
    Cli.Outcome bundled = extract("--nested");
    assertThat(bundled.status()).isEqualTo(2);
    assertThat(bundled.err()).contains("--nested is for models that take the labels");
  }

  @Test
  void labelsThatMakeNoSenseAreRefused() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    for (String labels : List.of("=PER", "person=", "person=A,person=B", " ")) {
      Cli.Outcome outcome = extract(model, "--label=" + labels);
      assertThat(outcome.status()).as(labels).isEqualTo(2);
      assertThat(outcome.err())
          .as(labels)
          .containsAnyOf("must not be blank", "the label 'person' finds");
    }
  }

  @Test
  void aScoreBeyondItsRangeIsNamedByItsOption() throws Exception {
    for (String score : List.of("-0.1", "1.5", "NaN")) {
      Cli.Outcome outcome =
          extract("--model=" + MODEL.toAbsolutePath(), "--label=person", "--min-score=" + score);
      assertThat(outcome.status()).as(score).isEqualTo(2);
      assertThat(outcome.err()).contains("--min-score must be 0 to 1, but is " + score);
    }
  }

  @Test
  void aModelThatTakesLabelsAsksForThem() throws Exception {
    Cli.Outcome outcome = extract("--model=" + MODEL.toAbsolutePath());
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("the model takes the labels with the text; say what");
  }

  private static String line(Entity entity) {
    return String.format(
        Locale.ROOT,
        "1\t%d\t%d\t%s\t%.6f\t%s",
        entity.start(),
        entity.end(),
        entity.type(),
        entity.score(),
        entity.text());
  }

  @Test
  void labelsWithoutSuchAModelAreRefused() throws Exception {
    Cli.Outcome bundled = extract("--label=person");
    assertThat(bundled.status()).isEqualTo(2);
    assertThat(bundled.err())
        .contains("--label needs a model that takes the labels")
        .contains("--hub");
  }

  @Test
  void optionsOfOtherModelsAreRefused() throws Exception {
    Cli.Outcome outcome =
        extract("--model=" + MODEL.toAbsolutePath(), "--label=person", "--decoder=viterbi");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--decoder is for models with labels of their own");
  }

  @Test
  void typesOfSeveralWordsAreRefusedForConll() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    for (String label : List.of("person,drug name", "person=a b", "a\nb", "a\u00a0b")) {
      Cli.Outcome outcome = extract(model, "--label=" + label, "--to=conll");
      assertThat(outcome.status()).as(label).isEqualTo(2);
      assertThat(outcome.err())
          .as(label)
          .contains("--to=conll needs types without white space")
          .contains("give a type behind =");
    }
  }

  @Test
  void whatIsWrittenAsConllCanBeEvaluated() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    String labels = "--label=person=PER,drug name=DRUG";
    Cli.Outcome conll = extract(model, labels, "--to=conll");
    assertThat(conll.status()).as(conll.err()).isZero();
    assertThat(conll.out()).contains(" B-");
    Path gold = Files.writeString(directory.resolve("gold.conll"), conll.out());
    Cli.Outcome evaluated =
        new Cli(directory).run("evaluate", "--device=cpu", model, labels, gold.toString());
    assertThat(evaluated.status()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).containsPattern("micro average +1\\.0000 +1\\.0000 +1\\.0000");
  }

  @Test
  void redactTakesLabelsToo() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    String expected;
    try (ZeroShotPipeline ner = ZeroShotNer.builder(MODEL).device(Device.cpu()).load();
        Redactor redactor =
            Redactor.builder(ner.labels("person", "drug name")).policy(Policy.type()).build()) {
      expected = redactor.redact(TEXT).text();
    }
    assertThat(expected).isNotEqualTo(TEXT);
    Cli.Outcome outcome = redact(model, "--label=person,drug name", "--policy=type", "--from=text");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo(expected);
    Cli.Outcome nested = redact(model, "--label=person,drug name", "--nested", "--from=text");
    assertThat(nested.status()).as(nested.err()).isZero();
    Cli.Outcome none = redact(model);
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("the model takes the labels with the text; say what");
  }

  @Test
  void theBundledModelTakesNoLabelsByItsNameEither() throws Exception {
    Cli.Outcome outcome = extract("--model=en", "--label=person");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("the bundled model en has labels of its own");
  }

  @Test
  void rulesAloneTakeNoOptionOfAModel() throws Exception {
    for (String option :
        List.of("--model=nowhere", "--label=person", "--nested", "--several-labels")) {
      for (String command : List.of("extract", "redact")) {
        Cli.Outcome outcome =
            new Cli(directory).run(command, "--rules-only", "--patterns=email", option);
        assertThat(outcome.status()).as(option).isEqualTo(2);
        assertThat(outcome.err())
            .as(option)
            .contains("--rules-only loads no model, and " + option.replaceFirst("=.*", ""));
      }
    }
  }

  @Test
  void entitiesNestBesideRulesToo() throws Exception {
    String model = "--model=" + MODEL.toAbsolutePath();
    String[] labels = {model, "--label=person,drug name", "--nested", "--several-labels"};
    Cli.Outcome alone = extract(labels);
    Cli.Outcome beside = extract(model, labels[1], labels[2], labels[3], "--patterns=email");
    assertThat(alone.lines()).hasSizeGreaterThan(2);
    assertThat(beside.out()).isEqualTo(alone.out());
  }

  private Cli.Outcome redact(String... arguments) throws Exception {
    Path text = Files.writeString(directory.resolve("a.txt"), TEXT);
    return new Cli(directory)
        .run(
            Stream.of(
                    Stream.of("redact", "--device=cpu"),
                    Stream.of(arguments),
                    Stream.of(text.toString()))
                .flatMap(all -> all)
                .toArray(String[]::new));
  }
}
