package io.ner4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A shutdown hook may close a pipeline, whoever calls System.exit, in processes of their own. */
@Timeout(value = 5, unit = MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ShutdownHookTest {

  /** Who ends the process: in the last four, a call that the hook would wait for. */
  enum Exit {
    MAIN,
    CONTINUATION,
    LISTENER,
    LISTENER_OF_A_FUTURE,
    SOURCE,
    MODEL
  }

  /** Ends its process while other threads call, with a hook that closes the pipeline. */
  static final class Program {

    private static final AtomicBoolean ENDS = new AtomicBoolean();

    private Program() {}

    private static void exit() {
      if (ENDS.get()) {
        System.exit(0);
      }
    }

    private static CompletableFuture<Void> callUntilClosed(NerPipeline ner) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  while (true) {
                    ner.extract("Bob");
                    ner.extractAll(List.of("Bob", "Bob"));
                  }
                } catch (IllegalStateException e) {
                  ended.complete(null);
                }
              });
      caller.setDaemon(true);
      caller.start();
      return ended;
    }

    private static NerPipeline pipeline(Exit exit) {
      FakeModel model =
          new FakeModel(64) {
            @Override
            public Logits run(Batch batch) {
              if (exit == Exit.MODEL) {
                exit();
              }
              return super.run(batch);
            }
          };
      NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), model);
      boolean listens = exit == Exit.LISTENER || exit == Exit.LISTENER_OF_A_FUTURE;
      return (listens ? builder.listener(progress -> exit()) : builder).build();
    }

    public static void main(String[] arguments) throws Exception {
      Exit exit = Exit.valueOf(arguments[0]);
      NerPipeline ner = pipeline(exit);
      boolean waits = exit == Exit.MAIN || exit == Exit.CONTINUATION;
      CompletableFuture<?>[] callers =
          IntStream.range(0, waits ? 4 : 0)
              .mapToObj(i -> callUntilClosed(ner))
              .toArray(CompletableFuture<?>[]::new);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    ner.close();
                    CompletableFuture.allOf(callers).join();
                    System.out.println("closed");
                  }));
      ner.extract("Bob");
      ENDS.set(true);
      switch (exit) {
        case MAIN -> System.exit(0);
        case CONTINUATION -> ner.extractAsync("Bob").thenRun(() -> System.exit(0)).get(60, SECONDS);
        case LISTENER_OF_A_FUTURE -> ner.extractAsync("Bob").get(60, SECONDS);
        case SOURCE -> ner.extractAll(Stream.generate(Program::text)).forEach(found -> {});
        default -> ner.extract("Bob");
      }
    }

    private static String text() {
      exit();
      return "Bob";
    }
  }

  private static String said(Exit exit) throws IOException, InterruptedException {
    List<String> places = new ArrayList<>(List.of("target/classes", "target/test-classes"));
    Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .forEach(places::add);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, places),
                Program.class.getName(),
                exit.name())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(60, SECONDS)) {
      process.destroyForcibly();
      fail("still running");
    }
    assertThat(process.exitValue()).isZero();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIN", "CONTINUATION"})
  void aHookMayCloseBesideCalls(Exit exit) throws IOException, InterruptedException {
    assertThat(said(exit)).isEqualToNormalizingNewlines("closed\n");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MAIN", "CONTINUATION"})
  void aCallThatEndsTheProcessIsNotWaitedFor(Exit exit) throws IOException, InterruptedException {
    assertThat(said(exit)).isEqualToNormalizingNewlines("closed\n");
  }
}
