package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the jar, submitted as the guide says. */
class SubmitIT {

  @TempDir Path home;

  /** The command of docs/spark.md, with the jars of this build and a master for one machine. */
  @Test
  void theJobOfTheGuideRunsAsWritten() throws Exception {
    Submit submit = Submit.at(home);
    Path jar =
        submit.jars().stream()
            .filter(path -> contains(path, "io/ner4j/spark/ExtractJob.class"))
            .findFirst()
            .orElseThrow();
    Matcher command =
        Pattern.compile("(?s)```\\nspark-submit \\\\\\n(.*?)\\n```")
            .matcher(Files.readString(Path.of("..", "docs", "spark.md")));
    assertThat(command.find()).isTrue();
    List<String> arguments =
        new ArrayList<>(List.of(command.group(1).replace("\\\n", " ").strip().split("\\s+", -1)));
    assertThat(arguments.subList(0, 3)).containsExactly("--master", "yarn", "--packages");
    arguments.set(1, "local[1]");
    arguments.subList(2, 4).clear();
    arguments.replaceAll(argument -> argument.endsWith(".jar") ? jar.toString() : argument);
    List<String> texts = Texts.random(5, 2, 13);
    Texts.dataset(LocalSpark.session(), new ArrayList<>(texts))
        .write()
        .parquet(home.resolve("articles").toString());
    Submit.Outcome job = submit.run(arguments.toArray(String[]::new));
    assertThat(job.status()).as(job.err()).isZero();
    Dataset<Row> found = LocalSpark.session().read().parquet(home.resolve("entities").toString());
    NerTransformer same =
        new NerTransformer().setOption("minScore", "0.8").setOption("includeTypes", "PER,ORG");
    assertThat(Texts.inSpark(found, "entities"))
        .isEqualTo(
            Texts.inSpark(
                same.transform(Texts.dataset(LocalSpark.session(), new ArrayList<>(texts))),
                "entities"));
    assertThat(found.columns()).containsExactly("id", "text", "entities", "entities_error");
  }

  private static boolean contains(Path jar, String entry) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(entry) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
