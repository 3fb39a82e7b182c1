package io.ner4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shutdown hook may close a pipeline beside calls that run. */
class ClosingAtExitTest {

  private static NerPipeline pipeline() {
    HeldModel model = new HeldModel(1);
    model.releaseAll();
    return NerPipeline.builder(new FakeTokenizer(), model).build();
  }

  /** Calls until the pipeline is closed, and completes with the number of answers. */
  private static CompletableFuture<Integer> callUntilClosed(NerPipeline ner) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              int answers = 0;
              try {
                while (true) {
                  answers += ner.extract("Bob").size();
                  answers += ner.extractAsync("Bob").join().size();
                  answers += ner.extractAll(List.of("Bob", "Bob")).size();
                }
              } catch (IllegalStateException e) {
                ended.complete(answers);
              } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    return ended;
  }

  /** Who ends the process. */
  enum Exit {
    MAIN,
    CONTINUATION
  }

  /** Closes in a shutdown hook while other threads call. */
  static final class InShutdownHook {

    private InShutdownHook() {}

    public static void main(String[] arguments) throws Exception {
      NerPipeline ner = pipeline();
      CompletableFuture<?>[] callers =
          IntStream.range(0, 4)
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
      if (Exit.valueOf(arguments[0]) == Exit.CONTINUATION) {
        ner.extractAsync("Bob").thenRun(() -> System.exit(0)).get(60, SECONDS);
      }
      System.exit(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShutdownHookMayCloseBesideCalls(Exit exit) throws IOException, InterruptedException {
    List<String> places = new ArrayList<>(List.of("target/classes", "target/test-classes"));
    Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .forEach(places::add);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, places),
                InShutdownHook.class.getName(),
                exit.name())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(60, SECONDS)) {
      process.destroyForcibly();
      fail("still running");
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).isEqualToNormalizingNewlines("closed\n");
    assertThat(process.exitValue()).isZero();
  }
}
