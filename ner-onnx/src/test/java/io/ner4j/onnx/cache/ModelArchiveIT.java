package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in ZIP and JAR files and on the class path. */
class ModelArchiveIT {

  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  @TempDir Path temporary;

  @BeforeEach
  void nameTheCache() {
    System.setProperty(Cache.PROPERTY, temporary.resolve("cache").toString());
  }

  @AfterEach
  void forgetTheCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private Path zip(String folder, String... others) throws IOException {
    Path file = temporary.resolve("model.zip");
    Path source = Families.directory("bert");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(source)) {
      for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(
            new ZipEntry(folder + source.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
      for (String other : others) {
        out.putNextEntry(new ZipEntry(other));
        out.write(1);
      }
    }
    return file;
  }

  private static List<Entity> extract(OnnxNerBuilder builder) {
    try (NerPipeline pipeline = builder.device(Device.cpu()).intraOpThreads(1).load()) {
      return pipeline.extract(TEXT);
    }
  }

  private static List<Entity> expected() {
    return extract(OnnxNer.builder(Families.directory("bert")));
  }

  private List<String> unpacked() throws IOException {
    try (Stream<Path> files = Files.walk(temporary.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> temporary.resolve("cache").relativize(file).toString().replace('\\', '/'))
          .map(name -> name.replaceFirst("^archive-[0-9a-f]{16}/", ""))
          .filter(name -> !name.startsWith("trials/"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bert-base-NER/"})
  void anArchiveIsLoadedFromItsTopOrItsOneFolder(String folder) throws IOException {
    Path file = zip(folder, "../evil", folder + "x/../../evil", folder + "deep/er/file", "/evil");
    assertThat(extract(OnnxNer.builder(file))).isEqualTo(expected());
    assertThat(unpacked())
        .containsExactly(
            "archive.lock",
            "config.json",
            "goldens.jsonl",
            "onnx/model.onnx",
            "onnx/model_bf16logits.onnx",
            "onnx/model_fp16.onnx",
            "onnx/model_fp16logits.onnx",
            "onnx/model_int32.onnx",
            "onnx/model_quantized.onnx",
            "onnx/model_unmasked.onnx",
            "tokenizer_config.json",
            "vocab.txt");
    assertThat(temporary.resolve("evil")).doesNotExist();
  }

  @Test
  void anArchiveIsUnpackedOnceAndMendedIfItWasDamaged() throws IOException {
    Path file = zip("");
    Path directory = ModelArchive.directory(file);
    Path model = directory.resolve("onnx/model.onnx");
    Object key = Files.readAttributes(model, "fileKey,lastModifiedTime");
    assertThat(ModelArchive.directory(file)).isEqualTo(directory);
    assertThat((Object) Files.readAttributes(model, "fileKey,lastModifiedTime")).isEqualTo(key);
    Files.writeString(model, "damage");
    assertThat(ModelArchive.directory(file)).isEqualTo(directory);
    assertThat(extract(OnnxNer.builder(file))).isEqualTo(expected());
    assertThat(Set.copyOf(unpacked())).as("one directory").hasSize(unpacked().size());
  }

  @Test
  void aFolderOfAJarIsLoaded() throws IOException {
    URL jar = zip("models/ner/").toUri().toURL();
    for (String folder : List.of("models/ner", "models/ner/")) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, null)) {
        assertThat(extract(OnnxNer.classPath(loader, folder))).isEqualTo(expected());
      }
    }
  }

  @Test
  void aFolderOfTheClassPathIsReadWhereItIs() throws IOException {
    ClassLoader loader = Objects.requireNonNull(getClass().getClassLoader());
    assertThat(extract(OnnxNer.classPath(loader, "families/bert"))).isEqualTo(expected());
    assertThat(temporary.resolve("cache")).isDirectoryContaining("glob:**/trials");
    assertThat(unpacked()).isEmpty();
  }

  @Test
  void whatHoldsNoModelIsRefused() throws IOException {
    Path file = temporary.resolve("other.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
    }
    checkRefused(OnnxNer.builder(file), "expected one model in " + file, "no config.json");
    checkRefused(
        OnnxNer.builder(zip("one/", "two/config.json")), "two/config.json", "one/config.json");
    Files.writeString(file, "PK, but no archive");
    checkRefused(OnnxNer.builder(file), "could not read the archive " + file);
    checkRefused(
        OnnxNer.classPath(Objects.requireNonNull(getClass().getClassLoader()), "no/such/folder"),
        "expected no/such/folder/config.json on the class path");
  }

  @Test
  void anArchiveThatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
    Path bomb = temporary.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("config.json"));
      byte[] zeros = new byte[1 << 20];
      for (int file = 0; file < 2; file++) {
        out.putNextEntry(new ZipEntry("onnx/model_" + file + ".onnx"));
        for (long left = ModelArchive.MAX_BYTES / 2; left > 0; left -= zeros.length) {
          out.write(zeros);
        }
      }
      out.putNextEntry(new ZipEntry("tokenizer.json"));
      out.write(1);
    }
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    checkRefused(
        OnnxNer.builder(bomb),
        bomb.toString(),
        "at most " + ModelArchive.MAX_BYTES + " bytes",
        "unpack it and load its directory");
    checkRefused(
        OnnxNer.classPath(new URLClassLoader(new URL[] {bomb.toUri().toURL()}, null), ""),
        "at most " + ModelArchive.MAX_BYTES + " bytes");
    assertThat(temporary.resolve("cache")).doesNotExist();
  }

  @Test
  void anArchiveOfManyFilesIsRefused() throws IOException {
    String[] files =
        IntStream.range(0, ModelArchive.MAX_FILES)
            .mapToObj(i -> "onnx/" + i)
            .toArray(String[]::new);
    checkRefused(
        OnnxNer.builder(zip("", files)),
        "at most " + ModelArchive.MAX_FILES + " files",
        "found 10");
    assertThat(temporary.resolve("cache")).doesNotExist();
  }

  private static void checkRefused(OnnxNerBuilder builder, String... parts) {
    assertThatThrownBy(() -> builder.load().close())
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
