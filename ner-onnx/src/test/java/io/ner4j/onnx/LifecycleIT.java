package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing and exiting: nothing grows, nothing crashes, nothing keeps the JVM alive. */
class LifecycleIT {

  @TempDir Path directory;

  @Test
  void fiftyPipelinesOneAfterTheOtherLeaveNothingBehind() throws Exception {
    // The heap is touched at the start, so that what grows is what lies outside of it.
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Xms64m")
            .with("-Xmx64m")
            .with("-XX:+AlwaysPreTouch")
            // What is freed stays in glibc's pools, one or more a thread; this leaves one pool.
            .start(Map.of("MALLOC_ARENA_MAX", "1"), Programs.OpenAndClose.class, "50")
            .await();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    List<Long> kilobytes = outcome.out().lines().map(Long::valueOf).toList();
    assertThat(kilobytes).hasSize(2);
    assertThat(kilobytes.get(1)).isLessThan(kilobytes.get(0) * 105 / 100);
  }

  @Test
  void exitingDuringCallsDoesNotCrash() throws Exception {
    exits(Scale.of(6, 20), Programs.ExitDuringCalls.class);
  }

  @Test
  void exitingDuringLoadingDoesNotCrash() throws Exception {
    exits(Scale.of(3, 10), Programs.ExitDuringLoading.class);
  }

  private void exits(int times, Class<?> program) throws Exception {
    for (int i = 0; i < times; i++) {
      Jvm.Outcome outcome = new Jvm(directory).withUnpackedNatives().run(program);
      assertThat(outcome.status()).as(outcome.out() + outcome.err()).isEqualTo(3);
      assertThat(directory.resolve("hs_err.log")).doesNotExist();
    }
  }

  @Test
  void aLongCommandLineDoesNotCrash() throws Exception {
    // Past ONNX Runtime, which reads the whole of it, and below what Windows allows.
    Jvm.Outcome outcome =
        new Jvm(directory).run(Programs.ReturnWithoutClosing.class, "x".repeat(12_000));
    assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).isNotBlank();
  }

  @Test
  void aPipelineThatIsNotClosedDoesNotKeepTheJvmAlive() throws Exception {
    Jvm.Outcome outcome = new Jvm(directory).run(Programs.ReturnWithoutClosing.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isNotBlank();
  }

  @Test
  void aStartLeavesNothingInTheDirectoryForTemporaryFiles() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Djava.io.tmpdir=" + temporary)
            .run(Programs.ReturnWithoutClosing.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    try (Stream<Path> files = Files.list(temporary)) {
      // Windows keeps the files of libraries that are loaded.
      boolean windows = System.getProperty("os.name").startsWith("Windows");
      List<Path> left = files.toList();
      assertThat(left).hasSize(windows ? left.size() : 0);
    }
  }
}
