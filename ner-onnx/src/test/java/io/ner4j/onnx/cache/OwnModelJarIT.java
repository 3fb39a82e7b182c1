package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.TinyBert;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of one's own in a jar, made as docs/own-model.md says, is loaded by its name. */
class OwnModelJarIT {

  private static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";
  private static final String FOLDER = "com/example/ner/mine/";
  private static final List<String> FILES =
      List.of("config.json", "model.onnx", "tokenizer.json", "tokenizer_config.json");

  @TempDir Path directory;

  /** What an application does. */
  static final class ReadMine {
    public static void main(String[] args) {
      System.out.println(OnnxNer.bundledModels());
      try (NerPipeline ner = OnnxNer.bundled("mine")) {
        ner.extract(TEXT).forEach(System.out::println);
      }
    }
  }

  @Test
  void aJarOnTheClassPathIsLoadedByTheNameThatItRegisters() throws Exception {
    Jvm.Outcome outcome = read(jar(sums()));
    try (NerPipeline ner = OnnxNer.builder(TinyBert.directory()).device(Device.cpu()).load()) {
      List<Entity> expected = ner.extract(TEXT);
      assertThat(expected).isNotEmpty();
      assertThat(outcome.out().lines().toList())
          .as(outcome.err())
          .startsWith("[en, mine]")
          .endsWith(expected.stream().map(Entity::toString).toArray(String[]::new))
          .hasSize(expected.size() + 1);
    }
  }

  @Test
  void aJarWhoseSumsAreOldIsRefusedByName() throws Exception {
    String old = sums().replaceFirst("(?m)^\\w+  config.json$", "0".repeat(64) + "  config.json");
    Jvm.Outcome outcome = read(jar(old));
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.err()).contains("NerModelException", "config.json");
  }

  private Jvm.Outcome read(Path jar) throws Exception {
    return new Jvm(directory)
        .withUnpackedNatives()
        .classPath(System.getProperty("java.class.path") + File.pathSeparator + jar)
        .start(Map.of(Cache.VARIABLE, directory.resolve("cache").toString()), ReadMine.class)
        .await();
  }

  /** What {@code sha256sum} prints. */
  private static String sums() throws IOException {
    StringBuilder sums = new StringBuilder();
    for (String file : FILES) {
      byte[] content = Files.readAllBytes(TinyBert.directory().resolve(file));
      sums.append(Digest.of(content)).append("  ").append(file).append('\n');
    }
    return sums.toString();
  }

  private Path jar(String sums) throws IOException {
    Path jar = directory.resolve("my-ner-model.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(entries, "META-INF/ner4j/models.properties", text("mine = " + FOLDER + "\n"));
      add(entries, FOLDER + "SHA256SUMS", text(sums));
      for (String file : FILES) {
        add(entries, FOLDER + file, Files.readAllBytes(TinyBert.directory().resolve(file)));
      }
    }
    return jar;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(JarOutputStream entries, String name, byte[] content) throws IOException {
    entries.putNextEntry(new JarEntry(name));
    entries.write(content);
    entries.closeEntry();
  }
}
