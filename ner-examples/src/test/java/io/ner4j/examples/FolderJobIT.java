package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job over a folder does what docs/batch-files.md says. */
class FolderJobIT {

  private static final List<String> NAMES = List.of("Angela Merkel", "Tim Cook", "Marie Curie");

  @TempDir Path directory;

  private Path folder() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("texts/deep/deeper"));
    for (int i = 0; i < 6; i++) {
      String text = NAMES.get(i % 3) + " is in\nParis.";
      Files.writeString(
          i % 2 == 0 ? folder.resolve(i + ".txt") : texts().resolve(i + ".txt"), text);
    }
    Files.write(texts().resolve("latin1.txt"), new byte[] {'Z', (byte) 0xfc, 'r'});
    Files.writeString(texts().resolve("empty.txt"), "");
    return texts();
  }

  private Path texts() {
    return directory.resolve("texts");
  }

  private static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        results.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return results;
  }

  @Test
  void aJobThatIsStoppedAndStartedAgainWritesWhatOneRunWrites() throws IOException {
    Path folder = folder();
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      FolderJob whole = new FolderJob(folder, directory.resolve("whole"));
      assertThat(whole.run(ner)).isEqualTo(7);

      List<String> read = new ArrayList<>();
      EntityRecognizer stopping =
          text -> {
            if (read.size() == 3) {
              throw new IllegalStateException("stopped");
            }
            read.add(text);
            return ner.extract(text);
          };
      FolderJob job = new FolderJob(folder, directory.resolve("parts"));
      assertThatThrownBy(() -> job.run(stopping)).hasMessage("stopped");
      assertThat(results(job.results())).hasSize(3);
      assertThat(job.run(ner)).isEqualTo(4);
      assertThat(job.run(ner)).isZero();

      assertThat(results(job.results())).isEqualTo(results(whole.results()));
    }
  }

  @Test
  void aFileThatIsNoTextIsLeftOutAndTheOthersHaveTheirEntities() throws IOException {
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      FolderJob job = new FolderJob(folder(), directory.resolve("results"));
      job.run(ner);
      Map<String, String> results = results(job.results());
      assertThat(results).hasSize(7).doesNotContainKey("latin1.txt.tsv");
      assertThat(results.get("empty.txt.tsv")).isEmpty();
      assertThat(results.get("1.txt.tsv")).isEqualTo("PER\t0\t8\tTim Cook\nLOC\t15\t20\tParis\n");
    }
  }
}
