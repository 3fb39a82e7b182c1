package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.contract.Scale;
import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.Programs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled model is unpacked once, whole, and checked, whoever starts at the same time. */
class BundledModelIT {

  private static final String ANSWER = "PER Angela Merkel\nPER Tim Cook\nLOC Cupertino\n";

  @TempDir Path directory;

  @Test
  void manyProcessesAtOnceUnpackOnceAndAllAnswer() throws Exception {
    Path cache = directory.resolve("cache");
    List<Jvm.Running> processes = new ArrayList<>();
    for (int i = 0; i < Scale.of(4, 16); i++) {
      processes.add(
          new Jvm(directory)
              .withUnpackedNatives()
              .start(Map.of(Cache.VARIABLE, cache.toString()), Programs.ReadEnglish.class));
    }
    long unpackings = 0;
    for (Jvm.Running process : processes) {
      Jvm.Outcome outcome = process.await();
      assertThat(outcome.out().replace("\r", "")).as(outcome.err()).isEqualTo(ANSWER);
      unpackings += outcome.err().lines().filter(line -> line.contains("unpacking")).count();
    }
    assertThat(unpackings).isEqualTo(1);
    assertThat(names(cache))
        .allMatch(name -> name.matches("en-[0-9a-f]{16}|en\\.lock|djl|trials"))
        .hasSize(4);
  }

  @Test
  void aDamagedFileIsReplaced() throws Exception {
    Path model = english().directory(directory);
    byte[] original = Files.readAllBytes(model.resolve("config.json"));
    Files.write(model.resolve("config.json"), new byte[] {'x'}, StandardOpenOption.APPEND);
    assertThat(english().directory(directory)).isEqualTo(model);
    assertThat(Files.readAllBytes(model.resolve("config.json"))).isEqualTo(original);
    Files.delete(model.resolve("tokenizer.json"));
    english().directory(directory);
    assertThat(model.resolve("tokenizer.json")).exists();
    assertThat(names(directory))
        .containsExactlyInAnyOrder(model.getFileName().toString(), "en.lock");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamedWithTheOptionForAnother() throws Exception {
    // A file where the directory should be stops every user, root included, as a read-only disk
    // does.
    Path blocked = Files.createFile(directory.resolve("blocked"));
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-D" + Cache.PROPERTY + "=" + blocked)
            .with("-DENGINE_CACHE_DIR=" + directory.resolve("djl"))
            .run(Programs.ReadEnglish.class);
    assertThat(outcome.out())
        .as(outcome.err())
        .contains(blocked.toString(), "-D" + Cache.PROPERTY, Cache.VARIABLE);
  }

  @Test
  void aJarWithDamageInItIsRefused() throws Exception {
    Path resources = Files.createDirectories(directory.resolve("jar/model"));
    Files.writeString(resources.resolve("SHA256SUMS"), "0".repeat(64) + "  config.json\n");
    Files.writeString(resources.resolve("config.json"), "{}");
    Path cache = directory.resolve("cache");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.resolve("jar").toUri().toURL()}, null)) {
      BundledModel model =
          new BundledModel("some", new ClassPathModel("some:artifact", "model/", loader));
      assertThatThrownBy(() -> model.directory(cache))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("some:artifact")
          .hasMessageContaining("config.json");
    }
    assertThat(names(cache)).containsExactly("some.lock");
  }

  @Test
  void aRegisteredModelWhoseFilesAreMissingIsNamed() throws Exception {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      BundledModel model =
          new BundledModel("en", new ClassPathModel("io.ner4j:ner-model-en", "model/", empty));
      assertThatThrownBy(() -> model.directory(directory))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("model/SHA256SUMS of io.ner4j:ner-model-en");
    }
  }

  @Test
  void theCacheLiesWhereTheSystemWantsIt() {
    Path home = Path.of("home");
    assertThat(standard("Linux", Map.of())).isEqualTo(home.resolve(".cache/ner4j"));
    assertThat(standard("Linux", Map.of("XDG_CACHE_HOME", "xdg")))
        .isEqualTo(Path.of("xdg", "ner4j"));
    assertThat(standard("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Caches/ner4j"));
    assertThat(standard("Windows 11", Map.of("LOCALAPPDATA", "local")))
        .isEqualTo(Path.of("local", "ner4j"));
    assertThat(standard("Windows 11", Map.of())).isEqualTo(home.resolve("AppData/Local/ner4j"));
  }

  private static BundledModel english() {
    return BundledModels.onClassPath().named("en");
  }

  private static Path standard(String system, Map<String, String> variables) {
    return Cache.standard(Map.of("user.home", "home", "os.name", system)::get, variables::get);
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
