package io.ner4j.onnx.runtime.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.natives.SystemLibraries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a machine's CUDA, on made-up machines. */
class CudaLibrariesTest {

  private static final List<String> TOOLKIT = List.of("liba.so.12", "libb.so.12");

  @TempDir Path directory;

  private CudaLibraries machine(boolean provider, Path... indices) {
    SystemLibraries libraries = new SystemLibraries(List.of(directory), List.of(indices));
    return new CudaLibraries("libcuda.so.1", TOOLKIT, libraries, provider);
  }

  private void install(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(directory.resolve(name));
    }
  }

  @Test
  void allThereIsNoObstacle() throws IOException {
    install("libcuda.so.1", "liba.so.12", "libb.so.12");
    assertThat(machine(true).obstacle()).isEmpty();
  }

  @Test
  void theCpuArtifactIsNamed() throws IOException {
    install("libcuda.so.1", "liba.so.12", "libb.so.12");
    assertThat(machine(false).obstacle()).get().asString().contains("onnxruntime_gpu");
  }

  @Test
  void aMissingDriverIsNamedFirst() {
    assertThat(machine(true).obstacle())
        .get()
        .asString()
        .contains("no NVIDIA driver", "libcuda.so.1", directory.toString());
  }

  @Test
  void everyMissingLibraryIsNamed() throws IOException {
    install("libcuda.so.1", "liba.so.12");
    assertThat(machine(true).obstacle())
        .get()
        .asString()
        .contains("libb.so.12")
        .doesNotContain("liba.so.12");
  }

  @Test
  void librariesOfTheLoadersIndexCount() throws IOException {
    Path index = directory.resolve("ld.so.cache");
    Files.write(
        index,
        "glibc-ld.so.cache1.1liba.so.12\0/somewhere/liba.so.12\0libb.so.12\0/somewhere/libb.so.12\0"
            .getBytes(StandardCharsets.ISO_8859_1));
    Path maps = directory.resolve("maps");
    Files.writeString(maps, "7f00-7f01 r-xp 00000000 08:01 42   /driver/libcuda.so.1\n");
    assertThat(machine(true, index, maps).obstacle()).isEmpty();
  }

  @Test
  void aLongerNameIsAnotherLibrary() throws IOException {
    install("libcuda.so.1");
    Path index = directory.resolve("ld.so.cache");
    Files.writeString(index, "/somewhere/liba.so.12.1\0/somewhere/xlibb.so.12\0");
    assertThat(machine(true, index).obstacle())
        .get()
        .asString()
        .contains("liba.so.12, libb.so.12 not found");
  }

  @Test
  void librariesOfThisMachineAreFound() {
    // The C library is on every Linux; elsewhere the loader has no index, and nothing is found.
    boolean linux = System.getProperty("os.name").equals("Linux");
    assertThat(SystemLibraries.ofLinux().has("libc.so.6")).isEqualTo(linux);
    assertThat(SystemLibraries.ofLinux().has("libdoesnotexist.so.6")).isFalse();
  }
}
