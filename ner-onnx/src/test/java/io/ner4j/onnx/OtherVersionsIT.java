package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.stream.JsonReader;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Beside versions of Gson and SLF4J that applications bring, ner4j answers and refuses as beside
 * its own.
 */
class OtherVersionsIT {

  private static final Path ARTIFACTS = Path.of("target", "artifacts");
  private static final String VOCABULARY = "\"vocab\": {";

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gson-2.10.1.jar slf4j-api-1.7.36.jar",
        "gson-2.13.1.jar",
      })
  void answersAsBesideItsOwnVersions(String jars) throws Exception {
    List<Path> first = Stream.of(jars.split(" ")).map(ARTIFACTS::resolve).toList();
    assertThat(first).allSatisfy(jar -> assertThat(jar).exists());
    String own = System.getProperty("java.class.path");
    String before =
        first.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> others = printed(before + File.pathSeparator + own);
    assertThat(others).contains(froms(first));
    assertThat(others).filteredOn(line -> line.endsWith(": refused")).hasSize(8);
    assertThat(withoutOrigins(others)).isEqualTo(withoutOrigins(printed(own)));
  }

  private static String[] froms(List<Path> jars) {
    return jars.stream().map(jar -> "from " + jar.getFileName()).toArray(String[]::new);
  }

  private static List<String> withoutOrigins(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("from ")).toList();
  }

  private List<String> printed(String classPath) throws IOException, InterruptedException {
    Jvm jvm = new Jvm(scratch).withUnpackedNatives().classPath(classPath);
    Jvm.Outcome outcome =
        jvm.run(Read.class, Files.createTempDirectory(scratch, "models").toString());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  /** Tokenizers that are refused, by what is wrong with them. */
  private static Map<String, String> broken(String tokenizer) {
    return new TreeMap<>(
        Map.of(
            "control character", tokenizer.replace(VOCABULARY, VOCABULARY + "\"a\nb\": 7, "),
            "escape", tokenizer.replace(VOCABULARY, VOCABULARY + "\"a\\'b\": 7, "),
            "literal", tokenizer.replaceFirst("\\{", "{\"x\": True, "),
            "depth",
                tokenizer.replaceFirst("\\{", "{\"x\": " + "[".repeat(70) + "]".repeat(70) + ", "),
            "twice", tokenizer.replaceFirst("\\{", "{\"x\": 1, \"x\": 2, "),
            "number", tokenizer.replaceFirst("\\{", "{\"x\": 1e999, "),
            "comment", tokenizer.replaceFirst("\\{", "{ // x\n"),
            "rest", tokenizer + "{}"));
  }

  /** Prints where the libraries are from, what is found, and what is said of broken tokenizers. */
  static final class Read {
    public static void main(String[] args) throws IOException {
      for (Class<?> type : List.of(JsonReader.class, LoggerFactory.class)) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        System.out.println("from " + jar.substring(jar.lastIndexOf('/') + 1));
      }
      try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
        for (Entity entity : ner.extract("Angela Merkel met Tim Cook of Apple in Cupertino.")) {
          System.out.println(entity);
        }
      }
      String tokenizer = Files.readString(TinyBert.directory().resolve("tokenizer.json"));
      for (Map.Entry<String, String> entry : broken(tokenizer).entrySet()) {
        System.out.println(
            entry.getKey() + ": " + said(Path.of(args[0], entry.getKey()), entry.getValue()));
      }
    }

    private static String said(Path model, String tokenizer) throws IOException {
      Files.createDirectories(model);
      try (Stream<Path> files = Files.list(TinyBert.directory())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, model.resolve(file.getFileName()));
        }
      }
      Files.writeString(model.resolve("tokenizer.json"), tokenizer);
      try (NerPipeline ner = OnnxNer.builder(model).device(Device.cpu()).load()) {
        return "read as usual";
      } catch (NerModelException e) {
        return "refused";
      }
    }
  }
}
