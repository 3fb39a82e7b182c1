package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The Python module calls what is there, by the names that it has in Java. */
class PythonModuleTest {

  private static String source() throws IOException {
    try (InputStream in = NerTransformer.class.getResourceAsStream("/ner4j_spark.py")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(source())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  @Test
  void parametersAreThoseOfTheTransformer() throws IOException {
    assertThat(found("Param\\(Params\\._dummy\\(\\), \"(\\w+)\""))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(new NerTransformer().params()).map(Param::name).toList());
  }

  @Test
  void classesAndMethodsAreThere() throws Exception {
    assertThat(found("\"(io\\.ner4j\\.spark\\.\\w+)\"")).hasSize(2);
    for (String name : found("\"(io\\.ner4j\\.spark\\.\\w+)\"")) {
      assertThat(Class.forName(name).getConstructor(String.class)).isNotNull();
      assertThat(Class.forName(name).getMethod("read")).isNotNull();
    }
    for (String call : found("_jvm\\.(io\\.ner4j\\.spark\\.\\w+)\\.register")) {
      assertThat(Class.forName(call).getMethod("register", SparkSession.class)).isNotNull();
    }
  }

  /** PySpark hands values over by {@code w}, a list for an array. */
  @Test
  void valuesAreSetAsPySparkSetsThem() {
    NerTransformer ner = new NerTransformer("python");
    ner.set(ner.options().w(List.of("minScore=0.5", "includeTypes=PER")));
    ner.set(ner.offsets().w("codepoint"));
    assertThat(ner.getOrDefault(ner.options())).containsExactly("minScore=0.5", "includeTypes=PER");
    assertThat(ner.getOrDefault(ner.offsets())).isEqualTo("codepoint");
  }
}
