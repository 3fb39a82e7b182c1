package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code in the README and the docs is the code that is compiled here, and it does what it says.
 */
class SamplesIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\\R(.*?)```");

  static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(List.of("README.md", "README.zh-CN.md"));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.map(page -> ROOT.relativize(page).toString())
          .filter(name -> name.endsWith(".md"))
          .forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsShownIsWhatIsCompiled(String page) throws IOException {
    String compiled = squeezed(compiled());
    Matcher block = JAVA_BLOCK.matcher(Files.readString(ROOT.resolve(page)));
    while (block.find()) {
      assertThat(compiled).contains(squeezed(block.group(1)));
    }
  }

  /**
   * The sources of this module, of the recipes, of other libraries' users, and of what tests run on
   * Spark and as applications of Spring Boot.
   */
  private static String compiled() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String folder :
        List.of(
            "ner-examples/src/main/java/io/ner4j/examples",
            "ner-recipes/src/main/java/io/ner4j/recipes",
            "ner-benchmarks/src/main/java/io/ner4j/benchmarks/migrating",
            "ner-spark/src/test/java/io/ner4j/spark",
            "ner4j-spring-boot-starter/src/test/java/io/ner4j/spring/app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }

  private static String squeezed(String code) {
    return code.replaceAll("(?m)//.*$", "").replaceAll("\\s", "");
  }

  @Test
  void theReadmeShowsCode() throws IOException {
    assertThat(JAVA_BLOCK.matcher(Files.readString(ROOT.resolve("README.md"))).results().count())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void namesOfCoreNlpArePrintedAsThePageShows() throws IOException {
    Matcher shown =
        Pattern.compile("(?s)prints for `(.*?)`\\R+```\\R(.*?)```")
            .matcher(Files.readString(ROOT.resolve("docs/migrating.md")));
    assertThat(shown.find()).isTrue();
    assertThat(Printed.by(() -> MigrationSamples.namesOfCoreNlp(shown.group(1)).close()))
        .isEqualTo(shown.group(2));
  }

  @Test
  void samplesDoWhatTheySay() throws IOException {
    String text = "😀 Angela Merkel";
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      Entity entity = ner.extract(text).get(0);
      assertThat(entity.start()).isEqualTo(3);
      assertThat(Samples.inCodePoints(text, entity)).isEqualTo("2-15");
      assertThat(Samples.manyTexts(ner, Stream.of(text, "", text), text))
          .extracting(Entity::start)
          .containsExactly(3, 3, 3);
    }
    Path model = ROOT.resolve("ner-model-en/src/main/resources/io/ner4j/model/en");
    assertThat(Samples.more(model, List.of(text, text), List.of("Angela", "Merkel"))).isEqualTo(3);
    assertThat(Samples.encoding().size()).isEqualTo(4);
    assertThat(Samples.eachByItsScript().stream().flatMap(List::stream))
        .extracting(Entity::text)
        .containsExactly("王小明", "北京大学", "Angela Merkel", "Tim Cook", "Cupertino");
  }

  @Test
  void evaluationSamplesCount(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("tags.conll");
    Files.writeString(file, "Angela B-PER\nMerkel I-PER\nrests O\n");
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      assertThat(EvaluationSamples.evaluate(ner, file).micro().f1()).isEqualTo(1);
      assertThat(ModelSamples.f1(ner, file)).isEqualTo(1);
    }
    List<TypedSpan> bob = List.of(new TypedSpan("PER", 0, 3));
    Evaluation evaluation = Evaluation.of(List.of(bob), List.of(List.of()));
    assertThat(EvaluationSamples.report(evaluation, List.of("Bob")))
        .contains("<h3>sentence 1</h3>");
    Files.writeString(file, "Angela B-PER B-PER\nMerkel I-PER I-PER\nOslo B-LOC I-LOC\n");
    assertThat(EvaluationSamples.f1OfTags(file)).isEqualTo(2.0 / 3);
  }
}
