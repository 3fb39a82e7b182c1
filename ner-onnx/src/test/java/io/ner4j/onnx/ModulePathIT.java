package io.ner4j.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import com.google.gson.Gson;
import com.sun.jna.Library;
import io.ner4j.NerPipeline;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** An application that is a module finds entities with two lines of requirements and no option. */
class ModulePathIT {

  private static final List<Class<?>> LIBRARIES =
      List.of(
          NerPipeline.class,
          OnnxNer.class,
          OrtEnvironment.class,
          TokenizersLibrary.class,
          Utils.class,
          Gson.class,
          Library.class,
          Logger.class);

  private static final String DESCRIPTOR =
      """
      module app {
        requires io.ner4j.core;
        requires io.ner4j.onnx;
      }
      """;

  private static final String PROGRAM =
      """
      package app;

      import io.ner4j.Entity;
      import io.ner4j.NerPipeline;
      import io.ner4j.onnx.OnnxNer;

      public class Main {
        public static void main(String[] args) {
          try (NerPipeline ner = OnnxNer.english()) {
            for (Entity entity : ner.extract("Angela Merkel met Tim Cook in Cupertino.")) {
              System.out.println(entity.text() + " " + entity.type());
            }
          }
          System.out.println(NerPipeline.class.getModule().isNamed());
        }
      }
      """;

  private static final String INTERNAL =
      """
      package app;

      public class Main {
        io.ner4j.onnx.graph.OnnxGraph graph;
      }
      """;

  @Test
  void aModularApplicationFindsEntities(@TempDir Path directory) throws Exception {
    assertThat(compile(directory, PROGRAM)).isZero();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    Path model = model();
    if (Files.isDirectory(model)) {
      command.addAll(List.of("-cp", model.toString()));
    }
    String modules = directory.resolve("classes") + File.pathSeparator + modulePath();
    command.addAll(List.of("-p", modules, "-m", "app/app.Main"));
    Path err = directory.resolve("err.txt");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(out.lines())
        .as(Files.readString(err))
        .containsExactly("Angela Merkel PER", "Tim Cook PER", "Cupertino LOC", "true");
  }

  @Test
  void whatIsNotExportedDoesNotCompile(@TempDir Path directory) throws Exception {
    assertThat(compile(directory, INTERNAL)).isNotZero();
  }

  private static int compile(Path directory, String program) throws Exception {
    Path source = Files.createDirectories(directory.resolve("source"));
    Path descriptor = Files.writeString(source.resolve("module-info.java"), DESCRIPTOR);
    Path main = Files.writeString(source.resolve("Main.java"), program);
    return ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(
            System.out,
            System.err,
            "-p",
            modulePath(),
            "-d",
            directory.resolve("classes").toString(),
            descriptor.toString(),
            main.toString());
  }

  private static String modulePath() throws Exception {
    List<Path> libraries = new ArrayList<>();
    for (Class<?> library : LIBRARIES) {
      libraries.add(Path.of(library.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    Path model = model();
    return Stream.concat(
            libraries.stream(), Files.isDirectory(model) ? Stream.empty() : Stream.of(model))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar of the English model or, where it is not packaged, its folder: that is no module. */
  private static Path model() throws IOException, URISyntaxException {
    String name = "io/ner4j/model/en/config.json";
    URL config = Objects.requireNonNull(OnnxNer.class.getClassLoader().getResource(name));
    if (config.openConnection() instanceof JarURLConnection jar) {
      return Path.of(jar.getJarFileURL().toURI());
    }
    Path folder = Path.of(config.toURI());
    for (int i = 0; i < name.split("/").length; i++) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
