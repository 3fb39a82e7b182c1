package io.ner4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Calls from a thread whose stack is nearly full, in a process of its own. */
@Timeout(value = 5, unit = MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LittleStackTest {

  /** Fills the stack, then calls once at each depth on the way back. */
  static final class Program {

    private static final int STACK = 1 << 18;
    private static final int ROUNDS = 30;
    private static final int DEPTHS = 120;

    private static int depth;
    private static int overflows;

    private Program() {}

    /** Calls at the end of the stack, and at each depth above it. */
    @SuppressWarnings("InfiniteRecursion") // It ends where the stack does.
    private static void descend(Runnable call) {
      try {
        descend(call);
      } catch (StackOverflowError e) {
        depth = 0;
      }
      if (depth++ < DEPTHS) {
        try {
          call.run();
        } catch (StackOverflowError e) {
          overflows++;
        }
      }
    }

    private static void onThread(Runnable work, int stack) throws Exception {
      FutureTask<Void> done = new FutureTask<>(work, null);
      Thread thread = new Thread(null, done, "caller", stack);
      thread.setDaemon(true);
      thread.start();
      done.get(60, SECONDS);
    }

    public static void main(String[] arguments) throws Exception {
      NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build();
      List<Runnable> calls =
          List.of(
              () -> ner.extract("Bob"),
              () -> ner.extractAsync("Bob").join(),
              () -> ner.extractAll(List.of("Bob", "Mali")));
      for (int round = 0; round < ROUNDS; round++) {
        Runnable call = calls.get(round % calls.size());
        call.run();
        onThread(() -> descend(call), STACK);
        onThread(() -> ner.extract("Bob"), 0);
      }
      onThread(ner::close, 0);
      System.out.println(overflows > 0 ? "closed" : "no call ran out of stack");
      System.exit(0);
    }
  }

  @Test
  void whereAStackIsNearlyFullCallsEndAndLaterOnesGoOn() throws Exception {
    List<String> places = new ArrayList<>(List.of("target/classes", "target/test-classes"));
    Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .forEach(places::add);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, places),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(180, SECONDS)) {
      process.destroyForcibly();
      fail("still running");
    }
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("closed");
    assertThat(process.exitValue()).isZero();
  }
}
