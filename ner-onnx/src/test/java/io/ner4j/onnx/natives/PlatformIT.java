package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.Programs;
import io.ner4j.onnx.cache.Cache;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths, class loaders and directories that make trouble, for real. */
class PlatformIT {

  @TempDir Path directory;

  private Path temporary;

  /** Cannot be made by any user, root included: it lies below a file. */
  private Path unwritable;

  @BeforeEach
  void prepareDirectories() throws IOException {
    temporary = Files.createDirectory(directory.resolve("tmp"));
    unwritable = Files.createFile(directory.resolve("file")).resolve("nothing");
  }

  private Jvm jvm() {
    return new Jvm(directory);
  }

  private static List<String> names(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.map(file -> below.relativize(file).toString().replace('\\', '/')).toList();
    }
  }

  @Test
  void aSecondClassLoaderIsToldWhatToDo() throws Exception {
    Jvm.Outcome outcome = jvm().run(PlatformPrograms.ReadInTwoClassLoaders.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("found ");
    assertThat(lines.get(1))
        .contains(
            "tokenizers", "another class loader of this JVM", "one that the applications share");
  }

  @Test
  void theSecondAttemptIsToldTheSame() throws Exception {
    Jvm.Outcome outcome =
        jvm().with("-Djava.io.tmpdir=" + unwritable).run(PlatformPrograms.ReadTwice.class);
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).as(outcome.err()).hasSize(2);
    assertThat(lines)
        .allMatch(line -> line.contains("could not load the native library onnxruntime"))
        .allMatch(line -> line.contains("cannot be written"));
  }

  @Test
  void aTemporaryDirectoryThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
    Jvm.Outcome outcome =
        jvm().with("-Djava.io.tmpdir=" + unwritable).run(PlatformPrograms.Read.class);
    assertThat(outcome.out())
        .as(outcome.err())
        .contains("cannot be written", unwritable.toString(), "-Djava.io.tmpdir=DIR");
  }

  @Test
  void aCacheOfTheTokenizersThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
    Jvm.Outcome outcome =
        jvm().with("-DENGINE_CACHE_DIR=" + unwritable).run(PlatformPrograms.Read.class);
    assertThat(outcome.out())
        .as(outcome.err())
        .contains("tokenizers", "cannot be written", unwritable.toString(), "-Dner4j.cache=DIR");
  }

  @Test
  void oneDirectoryThatCanBeWrittenIsEnough() throws Exception {
    Jvm.Outcome outcome =
        jvm()
            .with("-Duser.home=" + unwritable)
            .with("-Djava.io.tmpdir=" + temporary)
            .start(
                Map.of("XDG_CACHE_HOME", unwritable.toString(), Cache.VARIABLE, ""),
                Programs.ReadEnglish.class)
            .await();
    assertThat(outcome.out()).as(outcome.err()).contains("PER Angela Merkel");
    assertThat(names(temporary))
        .anyMatch(name -> name.matches("ner4j-[^/]+/en-[0-9a-f]{16}/model.onnx"))
        .anyMatch(name -> name.matches("ner4j-[^/]+/djl/tokenizers/.*tokenizers.*"));
  }

  @Test
  void aTakenNameInTheDirectoryForTemporaryFilesLeavesOneCopyBehindNotOneForEachStart()
      throws Exception {
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
    Files.createFile(temporary.resolve("ner4j-" + user));
    for (int start = 0; start < 2; start++) {
      Jvm.Outcome outcome =
          jvm()
              .with("-Duser.home=" + unwritable)
              .with("-Djava.io.tmpdir=" + temporary)
              .start(
                  Map.of("XDG_CACHE_HOME", unwritable.toString(), Cache.VARIABLE, ""),
                  Programs.ReadEnglish.class)
              .await();
      assertThat(outcome.out()).as(outcome.err()).contains("PER Angela Merkel");
      assertThat(names(temporary)).filteredOn(name -> name.endsWith("model.onnx")).hasSize(1);
      assertThat(names(temporary)).filteredOn(name -> name.matches("ner4j-[^/]*")).hasSize(2);
    }
  }

  @Test
  void noDirectoryThatCanBeWrittenIsToldWithTheRemedy() throws Exception {
    Jvm.Outcome outcome =
        jvm()
            .with("-Duser.home=" + unwritable)
            .with("-Djava.io.tmpdir=" + unwritable)
            .start(
                Map.of("XDG_CACHE_HOME", unwritable.toString(), Cache.VARIABLE, ""),
                Programs.ReadEnglish.class)
            .await();
    assertThat(outcome.out())
        .as(outcome.err())
        .contains("expected a directory for cached files", "-Dner4j.cache=DIR", "NER4J_CACHE");
  }

  @Test
  void theChosenCacheTakesAllButOnnxRuntime() throws Exception {
    Path cache = directory.resolve("cache");
    Jvm.Outcome outcome =
        jvm()
            .with("-Duser.home=" + unwritable)
            .with("-Djava.io.tmpdir=" + temporary)
            .with("-D" + Cache.PROPERTY + "=" + cache)
            .run(Programs.ReadEnglish.class);
    assertThat(outcome.out()).as(outcome.err()).contains("PER Angela Merkel");
    assertThat(names(cache)).anyMatch(name -> name.endsWith("model.onnx"));
    assertThat(names(temporary)).noneMatch(name -> name.startsWith("ner4j"));
  }

  @Test
  void librariesThatWereUnpackedBeforeAreTakenFromThere() throws Exception {
    Path natives = Files.createDirectory(directory.resolve("natives"));
    UnpackedOnce.copyTo(natives);
    UnpackedOnce.copy(NativeLibrary.TOKENIZERS.resource(Platform.current()), natives);
    Jvm.Outcome outcome =
        jvm()
            .with("-Djava.io.tmpdir=" + temporary)
            .with("-Donnxruntime.native.path=" + natives)
            .with("-DRUST_LIBRARY_PATH=" + natives.resolve(System.mapLibraryName("tokenizers")))
            .with("-D" + Cache.PROPERTY + "=" + unwritable)
            .run(PlatformPrograms.Read.class);
    assertThat(outcome.out()).as(outcome.err()).startsWith("found ");
    assertThat(names(temporary)).noneMatch(name -> name.contains("tokenizers"));
  }

  @Test
  void bothArtifactsAreWarnedOfAndRun() throws Exception {
    Path other = cpuArtifactUnlessItIsTheOneInUse();
    Jvm.Outcome outcome =
        jvm()
            .classPath(System.getProperty("java.class.path") + File.pathSeparator + other)
            .run(PlatformPrograms.Read.class);
    assertThat(outcome.out()).as(outcome.err()).startsWith("found ");
    assertThat(outcome.err().lines().filter(line -> line.contains("different ONNX Runtimes")))
        .hasSize(1)
        .allMatch(line -> line.contains(other.getFileName().toString()));
  }

  /** Where the build runs on the CPU's artifact itself, one that differs stands for the other. */
  private Path cpuArtifactUnlessItIsTheOneInUse() throws IOException, URISyntaxException {
    Path used =
        Path.of(
            ai.onnxruntime.OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    if (Files.size(used) != Files.size(NativeLibraryTest.CPU_ARTIFACT)) {
      return NativeLibraryTest.CPU_ARTIFACT.toAbsolutePath();
    }
    Path other = directory.resolve("other");
    Path library = other.resolve(NativeLibrary.ONNX_RUNTIME.resource(Platform.current()));
    Files.createDirectories(library.getParent());
    Files.writeString(library, "another");
    return other;
  }

  @Test
  void nothingIsSaidOfNativeAccessWithTheDocumentedFlag() throws Exception {
    Jvm.Outcome outcome =
        jvm()
            .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
            .run(Programs.ReadEnglish.class);
    assertThat(outcome.out()).contains("PER Angela Merkel");
    assertThat(outcome.err()).isEmpty();
  }
}
