package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file stands for what another user put in the place of the directory: no test can be another.
 */
class PrivateDirectoryTest {

  @TempDir Path parent;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theSameDirectoryIsReturnedEachTime() throws IOException {
    Path directory = PrivateDirectory.in(parent, "ner4j-me");
    assertThat(directory).isEqualTo(parent.resolve("ner4j-me")).isDirectory();
    assertThat(PrivateDirectory.in(parent, "ner4j-me")).isEqualTo(directory);
    assertThat(files()).containsExactly(directory);
  }

  @Test
  void aPlaceTakenByAnotherLeavesOneDirectoryBehindHoweverOftenItIsAskedFor() throws IOException {
    Files.createFile(parent.resolve("ner4j-me"));
    Files.createFile(parent.resolve("ner4j-me-0"));
    Path directory = PrivateDirectory.in(parent, "ner4j-me");
    for (int i = 0; i < 5; i++) {
      assertThat(PrivateDirectory.in(parent, "ner4j-me")).isEqualTo(directory);
    }
    assertThat(directory.getFileName().toString()).startsWith("ner4j-me-");
    assertThat(files()).hasSize(3).contains(directory);
  }

  @Test
  void aLinkToADirectoryIsNotTakenForOurs() throws IOException {
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Files.createSymbolicLink(parent.resolve("ner4j-me"), elsewhere);
    assertThat(PrivateDirectory.in(parent, "ner4j-me"))
        .isNotEqualTo(parent.resolve("ner4j-me"))
        .isEqualTo(PrivateDirectory.in(parent, "ner4j-me"));
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aParentThatCannotBeWrittenIsAnError() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> PrivateDirectory.in(file, "ner4j-me"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }
}
