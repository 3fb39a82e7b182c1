package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Natives in jars: that they are there for every platform, and what is said where they are not. */
class NativeLibraryTest {

  private static final Path ROOT = Path.of("/");
  private static final Platform LINUX = new Platform("Linux", "amd64", ROOT);
  private static final Platform LINUX_ARM = new Platform("Linux", "aarch64", ROOT);
  private static final Platform MAC = new Platform("Mac OS X", "aarch64", ROOT);
  private static final Platform WINDOWS = new Platform("Windows 11", "amd64", ROOT);

  /** The artifact for the CPU, which the build copies here beside the one that it runs on. */
  static final Path CPU_ARTIFACT = Path.of("target", "artifacts", "onnxruntime.jar");

  @TempDir Path directory;

  private static URLClassLoader classPath(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  private Path jarWith(String name, String resource, String content) throws IOException {
    Path jar = directory.resolve(name);
    Path file = jar.resolve(resource);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return jar;
  }

  @Test
  void theArtifactForTheCpuHasEveryPromisedPlatform() throws IOException {
    try (URLClassLoader artifact = classPath(CPU_ARTIFACT)) {
      for (Platform platform : List.of(LINUX, LINUX_ARM, MAC, WINDOWS)) {
        String resource = NativeLibrary.ONNX_RUNTIME.resource(platform);
        assertThat(artifact.getResource(resource)).as(resource).isNotNull();
        assertThat(artifact.getResource(jni(resource))).as(jni(resource)).isNotNull();
      }
    }
  }

  private static String jni(String resource) {
    return resource.replaceFirst("onnxruntime(\\.\\w+)$", "onnxruntime4j_jni$1");
  }

  @Test
  void theArtifactThatThisBuildRunsOnHasThePlatformsPromisedForIt() {
    ClassLoader artifact = NativeLibrary.class.getClassLoader();
    boolean gpu =
        artifact.getResource(cudaProvider("linux-x64/lib", ".so")) != null
            && artifact.getResource(cudaProvider("win-x64/", ".dll")) != null;
    List<Platform> promised =
        gpu ? List.of(LINUX, WINDOWS) : List.of(LINUX, LINUX_ARM, MAC, WINDOWS);
    assertThat(promised)
        .allMatch(p -> artifact.getResource(NativeLibrary.ONNX_RUNTIME.resource(p)) != null);
  }

  private static String cudaProvider(String prefix, String suffix) {
    return "ai/onnxruntime/native/" + prefix + "onnxruntime_providers_cuda" + suffix;
  }

  @Test
  void theTokenizersHaveEveryPromisedPlatform() {
    ClassLoader artifact = NativeLibrary.class.getClassLoader();
    for (Platform platform : List.of(LINUX, LINUX_ARM, MAC, WINDOWS)) {
      String resource = NativeLibrary.TOKENIZERS.resource(platform);
      assertThat(artifact.getResource(resource)).as(resource).isNotNull();
    }
  }

  @Test
  void nativesThatAJarHasLostAreNamed() throws IOException {
    try (URLClassLoader empty = classPath()) {
      assertThat(NativeLibrary.TOKENIZERS.obstacle(LINUX, empty))
          .get()
          .asString()
          .contains("native/lib/linux-x86_64/cpu/libtokenizers.so", "merged or shrunk");
      assertThat(NativeLibrary.ONNX_RUNTIME.obstacle(WINDOWS, empty))
          .get()
          .asString()
          .contains("ai/onnxruntime/native/win-x64/onnxruntime.dll");
    }
  }

  @Test
  void theGpuArtifactOnArmIsNamedWithTheOneToTake() throws IOException {
    Path gpu = jarWith("gpu", "ai/onnxruntime/native/linux-x64/libonnxruntime.so", "x");
    try (URLClassLoader loader = classPath(gpu)) {
      assertThat(NativeLibrary.ONNX_RUNTIME.obstacle(LINUX_ARM, loader))
          .get()
          .asString()
          .contains("onnxruntime_gpu", "com.microsoft.onnxruntime:onnxruntime in its place");
      assertThat(NativeLibrary.ONNX_RUNTIME.obstacle(LINUX, loader)).isEmpty();
    }
  }

  @Test
  void bothArtifactsAreNamed() throws IOException {
    String resource = NativeLibrary.ONNX_RUNTIME.resource(LINUX);
    Path one = jarWith("one", resource, "one");
    Path other = jarWith("other", resource, "another");
    try (URLClassLoader loader = classPath(one, other)) {
      assertThat(NativeJars.conflict(LINUX, loader))
          .get()
          .asString()
          .contains(one.toString(), other.toString(), "exclude onnxruntime");
    }
  }

  @Test
  void aCopyOfOneArtifactIsNoConflict() throws IOException {
    String resource = NativeLibrary.ONNX_RUNTIME.resource(LINUX);
    Path one = jarWith("one", resource, "same");
    Path copy = jarWith("copy", resource, "same");
    try (URLClassLoader loader = classPath(one, copy)) {
      assertThat(NativeJars.conflict(LINUX, loader)).isEmpty();
    }
  }
}
