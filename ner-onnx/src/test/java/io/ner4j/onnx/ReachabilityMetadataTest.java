package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.natives.NativeLibrary;
import io.ner4j.onnx.natives.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM is told of the native libraries is there, and is all that their files name. A native
 * image itself is not built here.
 */
class ReachabilityMetadataTest {

  private static final String FILE =
      "META-INF/native-image/io.ner4j/ner-onnx/reachability-metadata.json";

  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of("int", int.class, "long", long.class);

  private static JsonObject metadata() throws IOException {
    return JsonParser.parseString(new String(read("/" + FILE), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = ReachabilityMetadataTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static List<JsonObject> types() throws IOException {
    List<JsonObject> types = new ArrayList<>();
    for (JsonElement type : metadata().getAsJsonArray("reflection")) {
      types.add(type.getAsJsonObject());
    }
    return types;
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    if (name.endsWith("[]")) {
      return Array.newInstance(type(name.substring(0, name.length() - 2)), 0).getClass();
    }
    Class<?> primitive = PRIMITIVES.get(name);
    return primitive == null
        ? Class.forName(name, false, ReachabilityMetadataTest.class.getClassLoader())
        : primitive;
  }

  @Test
  void everyMemberThatIsNamedExists() throws Exception {
    for (JsonObject described : types()) {
      Class<?> type = type(described.get("type").getAsString());
      for (JsonElement method : elements(described, "methods")) {
        String name = method.getAsJsonObject().get("name").getAsString();
        List<Class<?>> parameters = new ArrayList<>();
        for (JsonElement parameter : elements(method.getAsJsonObject(), "parameterTypes")) {
          parameters.add(type(parameter.getAsString()));
        }
        Class<?>[] array = parameters.toArray(Class<?>[]::new);
        assertThat(
                name.equals("<init>")
                    ? type.getDeclaredConstructor(array)
                    : type.getDeclaredMethod(name, array))
            .isNotNull();
      }
      for (JsonElement field : elements(described, "fields")) {
        String name = field.getAsJsonObject().get("name").getAsString();
        assertThat(type.getDeclaredField(name)).isNotNull();
      }
    }
  }

  private static Iterable<JsonElement> elements(JsonObject object, String name) {
    return object.has(name) ? object.getAsJsonArray(name) : List.of();
  }

  @Test
  void everyClassThatTheLibrariesNameIsListed() throws Exception {
    Set<String> named = new TreeSet<>();
    String jni = NativeLibrary.ONNX_RUNTIME.resource(Platform.current());
    named.addAll(
        named(jni.replaceFirst("onnxruntime(\\.\\w+)$", "onnxruntime4j_jni$1"), "ai/onnxruntime"));
    assertThat(named).contains("ai.onnxruntime.OnnxTensor", "ai.onnxruntime.OrtException");
    named.addAll(named(NativeLibrary.TOKENIZERS.resource(Platform.current()), "ai/djl"));
    assertThat(named).contains("ai.djl.huggingface.tokenizers.jni.CharSpan");
    assertThat(types()).extracting(type -> type.get("type").getAsString()).containsAll(named);
  }

  /**
   * The classes of a package whose names stand in a library, Rust's run together with others. In
   * signatures a semicolon follows.
   */
  private static Set<String> named(String library, String packageName) throws IOException {
    String content = new String(read("/" + library), StandardCharsets.ISO_8859_1);
    Matcher matcher =
        Pattern.compile("(" + packageName + "(?:/[a-z]+)*/[A-Z][A-Za-z]+)(?![A-Za-z;])")
            .matcher(content);
    Set<String> names = new TreeSet<>();
    while (matcher.find()) {
      names.add(existing(matcher.group(1).replace('/', '.')));
    }
    return names;
  }

  /** Cuts what follows a name without a gap. */
  private static String existing(String name) {
    return IntStream.iterate(name.length(), end -> end > 0, end -> end - 1)
        .mapToObj(end -> name.substring(0, end))
        .filter(ReachabilityMetadataTest::exists)
        .findFirst()
        .orElse(name);
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name, false, ReachabilityMetadataTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  @Test
  void theNativesAndTheModelAreAmongTheResources() throws IOException {
    List<PathMatcher> globs = new ArrayList<>();
    for (JsonElement resource : metadata().getAsJsonArray("resources")) {
      String glob = resource.getAsJsonObject().get("glob").getAsString();
      globs.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
    }
    for (String resource :
        List.of(
            NativeLibrary.ONNX_RUNTIME.resource(Platform.current()),
            NativeLibrary.TOKENIZERS.resource(Platform.current()),
            "native/lib/tokenizers.properties",
            BundledModels.REGISTRY,
            "io/ner4j/onnx/tokenizer/wordpiece/unicode.txt",
            "io/ner4j/model/en/SHA256SUMS",
            "io/ner4j/model/en/model.onnx")) {
      assertThat(ReachabilityMetadataTest.class.getResource("/" + resource)).isNotNull();
      assertThat(globs).as(resource).anyMatch(glob -> glob.matches(Path.of(resource)));
    }
  }
}
