package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.hub.HubListener;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.onnx.tuning.Trial;
import io.ner4j.onnx.tuning.Tuner;
import io.ner4j.onnx.tuning.Tuning;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users can see of this module are a few types, and none of the libraries underneath. */
class ExportedTypesTest {

  @Test
  void theDoorIsNarrow() throws Exception {
    assertThat(publicTypes())
        .containsExactlyInAnyOrder(
            OnnxNer.class,
            OnnxNerBuilder.class,
            LoadingOptions.class,
            ZeroShotNer.class,
            ZeroShotNerBuilder.class,
            ModelDescription.class,
            PipelineSpec.class,
            NerPipelineSpec.class,
            ZeroShotNerSpec.class,
            SharedPipeline.class,
            ZeroShotDescription.class,
            Tuner.class,
            Tuning.class,
            Trial.class,
            Precision.class,
            Words.class,
            HubModel.class,
            HubListener.class);
  }

  @Test
  void noLibraryShowsThrough() throws Exception {
    for (Class<?> type : publicTypes()) {
      List<String> signatures =
          Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors()))
              .filter(member -> member.getDeclaringClass() == type)
              .map(Object::toString)
              .toList();
      assertThat(signatures)
          .isNotEmpty()
          .noneMatch(
              signature -> signature.contains("ai.onnxruntime") || signature.contains("ai.djl"));
    }
  }

  /** Types inside of an interface are public, but not seen where the interface is not. */
  private static boolean isVisible(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || isVisible(around));
  }

  private static Set<String> exports(Path classes) throws IOException {
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  private static List<Class<?>> publicTypes() throws IOException, URISyntaxException {
    Path classes =
        Path.of(OnnxNer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> exports = exports(classes);
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .<Class<?>>map(name -> load(name.replace('/', '.').replace(".class", "")))
          .filter(type -> exports.contains(type.getPackageName()))
          .filter(ExportedTypesTest::isVisible)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, OnnxNer.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
