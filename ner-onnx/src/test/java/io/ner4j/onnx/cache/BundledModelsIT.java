package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.tuning.Tuner;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A bundled model is found by its name, wherever its jar puts it; an unknown name is explained. */
class BundledModelsIT {

  @TempDir Path directory;

  @Test
  void theEnglishModelIsFoundByItsName() {
    assertThat(OnnxNer.bundledModels()).contains("en");
    String text = "Angela Merkel met Tim Cook in Cupertino.";
    try (NerPipeline named = OnnxNer.bundled("en");
        NerPipeline english = OnnxNer.english()) {
      assertThat(named.extract(text)).isEqualTo(english.extract(text));
      assertThat(named.extract(text))
          .extracting(Entity::text)
          .containsExactly("Angela Merkel", "Tim Cook", "Cupertino");
    }
  }

  @Test
  void anUnknownNameListsTheModelsThatAreThereAndTheDependencyToAdd() {
    assertThatThrownBy(() -> OnnxNer.bundled("xx"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("'xx'")
        .hasMessageContaining("found only en")
        .hasMessageEndingWith(
            "add the dependency io.ner4j:ner-model-xx, or load a model directory with OnnxNer.load");
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearestOne() {
    NerPipelineSpec spec = OnnxNer.bundledBuilder("ennn").spec();
    List<Executable> loads =
        List.of(
            () -> OnnxNer.bundled("ennn"),
            () -> OnnxNer.named("ennn"),
            () -> Tuner.bundled("ennn").measure(List.of("Bonn")),
            spec::shared);
    for (Executable load : loads) {
      NerModelException e = assertThrows(NerModelException.class, load);
      assertThat(e).hasMessageContaining("ennn").hasMessageEndingWith("; did you mean en?");
    }
    assertThatThrownBy(() -> OnnxNer.bundled("EN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("'EN'; did you mean en?");
  }

  @Test
  void aNamedModelIsAFileBeforeItIsABundledOne() throws IOException {
    assertThat(OnnxNer.named("en").locate()).isEqualTo(OnnxNer.englishBuilder().locate());
    Path files = OnnxNer.englishBuilder().locate();
    assertThat(OnnxNer.named(files.toString()).locate()).isEqualTo(files);
    String missing = directory.resolve("en").toString();
    assertThatThrownBy(() -> OnnxNer.named(missing).load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("expected a model directory at " + missing);
    Path archive = jar("archive", "", "");
    assertThatThrownBy(() -> OnnxNer.named(archive.toString()).load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(archive.getFileName().toString());
    for (String name : List.of("xx", "Xx y", "...")) {
      assertThatThrownBy(() -> OnnxNer.named(name))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("there is nothing at " + Path.of(name).toAbsolutePath())
          .hasMessageContaining("only the bundled models en")
          .hasMessageEndingWith("config.json");
    }
  }

  @Test
  void withoutAnyModelTheMessageSaysSo() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      BundledModels models = new BundledModels(empty);
      assertThat(models.registered()).isEmpty();
      assertThatThrownBy(() -> models.named("en"))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("found none")
          .hasMessageContaining("add the dependency io.ner4j:ner-model-en");
      assertThatThrownBy(() -> models.existing("en"))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("no bundled model is on the class path");
    }
  }

  @Test
  void aNameThatWouldLeaveTheFolderIsRefusedAtOnce() {
    for (String name : new String[] {"", "../en", "en/", "EN", "en--x", "-en"}) {
      assertThatThrownBy(() -> OnnxNer.bundledBuilder(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + name + "'");
      assertThatThrownBy(() -> Tuner.bundled(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void eachJarRegistersItsOwnModels() throws IOException {
    Path first = jar("first", "aa = models/first/\n", "models/first/");
    Path second =
        jar("second", "bb = models/second/\nbb-large = models/large/\n", "models/second/");
    try (URLClassLoader loader = loader(first, second)) {
      BundledModels models = new BundledModels(loader);
      assertThat(models.registered())
          .isEqualTo(
              Map.of("aa", "models/first/", "bb", "models/second/", "bb-large", "models/large/"));
      assertThat(models.named("bb").directory(directory.resolve("cache")).resolve("config.json"))
          .hasContent("{}");
    }
  }

  @Test
  void aModelIsFoundInTheFolderOfItsNameWhereMergedJarsLostItsRegistration() throws IOException {
    Path merged = jar("merged", "aa = models/first/\n", "io/ner4j/model/bb/");
    try (URLClassLoader loader = loader(merged)) {
      BundledModel model = new BundledModels(loader).named("bb");
      assertThat(model.directory(directory.resolve("cache")).resolve("config.json"))
          .hasContent("{}");
    }
  }

  private static URLClassLoader loader(Path... roots) throws IOException {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = roots[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  /** A folder of the class path with a registry, and one file of a model in {@code folder}. */
  private Path jar(String name, String registry, String folder) throws IOException {
    Path root = directory.resolve(name);
    Path registered = root.resolve(BundledModels.REGISTRY);
    Files.createDirectories(registered.getParent());
    Files.writeString(registered, registry);
    Path model = Files.createDirectories(root.resolve(folder));
    Path config = Files.writeString(model.resolve("config.json"), "{}");
    Files.writeString(
        model.resolve("SHA256SUMS"), Digest.of(Files.readAllBytes(config)) + "  config.json\n");
    return root;
  }
}
