package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of machines that the native libraries have no build for, on made-up machines. */
class PlatformTest {

  private static final int GLIBC = 34;

  @TempDir Path root;

  private void loaded(String... files) throws IOException {
    Path maps = root.resolve("proc/self/maps");
    Files.createDirectories(maps.getParent());
    StringBuilder lines = new StringBuilder();
    for (String file : files) {
      lines.append("7f00-7f01 r-xp 00000000 08:01 42   ").append(file).append('\n');
    }
    Files.writeString(maps, lines);
  }

  private void install(String file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.createFile(root.resolve(file));
  }

  private Platform linux() {
    return new Platform("Linux", "amd64", root);
  }

  @ParameterizedTest
  @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,aarch64", "Windows 11,amd64"})
  void whatIsPromisedHasNoObstacle(String system, String architecture) {
    assertThat(new Platform(system, architecture, root).obstacle(GLIBC)).isEmpty();
  }

  @Test
  void thisMachineHasNoObstacle() {
    assertThat(Platform.current().obstacle(28)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, x86_64, JDK for aarch64",
    "Windows 11, aarch64, JDK for x86-64",
    "Windows 10, x86, 64-bit JDK",
    "Linux, i386, 64-bit JDK",
    "Linux, riscv64, there is no build",
    "FreeBSD, amd64, there is no build",
    "AIX, ppc64, there is no build"
  })
  void whatIsNotPromisedIsNamedWithTheRemedy(String system, String architecture, String remedy) {
    assertThat(new Platform(system, architecture, root).obstacle(GLIBC))
        .get()
        .asString()
        .contains(remedy);
  }

  @Test
  void aJvmForMuslIsTold() throws IOException {
    loaded("/usr/lib/jvm/java-17/lib/server/libjvm.so", "/lib/ld-musl-x86_64.so.1");
    assertThat(linux().obstacle(GLIBC)).get().asString().contains("musl", "Alpine", "glibc");
  }

  @Test
  void muslIsSeenByItsLoaderWhereTheSystemDoesNotTellWhatIsLoaded() throws IOException {
    install("lib/ld-musl-aarch64.so.1");
    assertThat(linux().obstacle(GLIBC)).get().asString().contains("musl");
    install("lib/ld-linux-aarch64.so.1");
    assertThat(linux().obstacle(GLIBC)).isEmpty();
  }

  @Test
  void aJvmForGlibcRunsWhereMuslIsInstalledToo() throws IOException {
    install("lib/ld-musl-x86_64.so.1");
    loaded("/usr/lib/x86_64-linux-gnu/libc.so.6");
    assertThat(linux().obstacle(GLIBC)).isEmpty();
  }

  @Test
  void anOldGlibcIsTold() throws IOException {
    loaded("/usr/lib/x86_64-linux-gnu/libc-2.31.so");
    assertThat(linux().obstacle(GLIBC))
        .get()
        .asString()
        .contains("glibc 2.34 or later", "2.31", "Debian 12");
    assertThat(linux().obstacle(28)).isEmpty();
  }
}
