package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the system's words when a native library does not load. */
class LoadFailureTest {

  @TempDir Path directory;

  private static String explain(String system, Throwable failure) {
    Platform platform = new Platform(system, "amd64", Path.of("/"));
    return new LoadFailure(platform, NativeLibrary.ONNX_RUNTIME).explain(failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Native Library /c/libtokenizers.so already loaded in another classloader | Tomcat: its lib directory",
        "/t/x.so: /lib/libc.so.6: version `GLIBC_2.34' not found (required by /t/x.so) | use a newer system",
        "/t/x.so: /lib/libstdc++.so.6: version `GLIBCXX_3.4.29' not found | use a newer system",
        "Error loading shared library ld-linux-x86-64.so.2: No such file or directory | an image with glibc",
        "Error relocating /t/x.so: __snprintf_chk: symbol not found | an image with glibc",
        "/t/x.so: failed to map segment from shared object: Operation not permitted | noexec",
        "/t/x.so: libstdc++.so.6: cannot open shared object file | install libstdc++6",
        "/t/x.so: wrong ELF class: ELFCLASS64 (Possible cause: ...) | another processor",
        "/t/x.dylib: mach-o file, but is an incompatible architecture (have 'arm64') | another processor",
        "No space left on device | not enough space",
      })
  void whatTheSystemSaysIsReadAndKept(String said, String meaning) {
    assertThat(explain("Linux", new UnsatisfiedLinkError(said)))
        .contains(meaning, said, "-Djava.io.tmpdir", "-Donnxruntime.native.path");
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\t\\onnxruntime.dll: Can't find dependent libraries",
    "C:\\t\\onnxruntime.dll: A dynamic link library (DLL) initialization routine failed",
    "C:\\t\\onnxruntime.dll: Das angegebene Modul wurde nicht gefunden"
  })
  void windowsInAnyLanguageIsPointedToItsRuntime(String said) {
    assertThat(explain("Windows 11", new UnsatisfiedLinkError(said)))
        .contains("Visual C++ Redistributable", said);
  }

  @Test
  void theFirstCauseIsTheOneThatCounts() {
    Throwable failure =
        new IllegalStateException(
            "Unexpected flavor: cpu", new IOException("No space left on device"));
    assertThat(explain("Linux", failure)).contains("not enough space").doesNotContain("flavor");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
    // Below a file: that stops every user, root included, as a read-only disk does.
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(LoadFailure.ofDirectory(file.resolve("tmp"), 1))
        .get()
        .asString()
        .contains("cannot be written", file.toString());
    assertThat(LoadFailure.ofDirectory(directory, 1)).isEmpty();
  }

  @Test
  void aDirectoryWithoutRoomIsTold() {
    assertThat(LoadFailure.ofDirectory(directory, Long.MAX_VALUE))
        .get()
        .asString()
        .contains("not enough space", "bytes are free");
  }
}
