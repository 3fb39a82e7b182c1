package io.ner4j;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The calls of a storm, and what is wrong with their answers. Used by many threads. */
final class StormCalls {

  private final Map<String, List<Entity>> right = new ConcurrentHashMap<>();
  final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  final AtomicInteger answers = new AtomicInteger();

  /** Makes a random call and checks its answer; throws what the call throws. */
  void make(NerPipeline ner, SplittableRandom random) {
    String text = text(random);
    switch (random.nextInt(9)) {
      case 0, 1 -> check(text, ner.extract(text));
      case 2 -> {
        List<String> texts = List.of(text, text(random), "Bob");
        List<List<Entity>> found = ner.extractAll(texts);
        for (int i = 0; i < texts.size(); i++) {
          check(texts.get(i), found.get(i));
        }
      }
      case 3 -> {
        List<String> texts = Stream.generate(() -> text(random)).limit(random.nextInt(40)).toList();
        Iterator<List<Entity>> results = ner.extractAll(texts.stream()).iterator();
        for (int i = random.nextInt(41), next = 0; i > 0 && results.hasNext(); i--) {
          check(texts.get(next++), results.next());
        }
      }
      case 4 -> ner.extractAsync(text).cancel(true);
      case 5 ->
          check(
              text,
              ner.extractAsync(text)
                  .orTimeout(1 + random.nextInt(50), TimeUnit.MILLISECONDS)
                  .join());
      case 6 -> check("Bob", ner.extractAsync(text).handle((e, f) -> ner.extract("Bob")).join());
      case 7 -> {
        CompletableFuture<List<Entity>> inner =
            ner.extractAsync(text).handle((e, f) -> ner.extractAsync("in Mali").join());
        check("in Mali", inner.join());
      }
      default -> {
        if (random.nextInt(200) == 0) {
          ner.extractAsync(text).whenComplete((e, f) -> ner.close()).join();
        } else {
          check(text, ner.extractAsync(text).join());
        }
      }
    }
  }

  private static String text(SplittableRandom random) {
    if (random.nextInt(300) == 0) {
      return "word ".repeat(random.nextInt(3000)) + "Bob";
    }
    int words = random.nextInt(20);
    int count = StormyModel.spoils(words) && random.nextInt(20) > 0 ? 3 : words;
    return "x ".repeat(Math.max(0, count - 1)) + (random.nextBoolean() ? "Bob" : "Mali");
  }

  private void check(String text, List<Entity> found) {
    answers.incrementAndGet();
    if (text.split(" ").length == StormyModel.NAN) {
      return;
    }
    List<Entity> expected =
        right.computeIfAbsent(
            text,
            key -> {
              try (NerPipeline naive =
                  NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build()) {
                return naive.extract(key);
              }
            });
    if (!expected.equals(found)) {
      wrong.add("\"" + text + "\" has " + expected + ", but " + found + " were found");
    }
  }

  /** Checks that a call may end so. */
  void check(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    boolean known =
        cause instanceof NerInferenceException
            || cause instanceof NerInterruptedException
            || cause instanceof OutOfMemoryError
            || cause instanceof IllegalStateException
            || cause instanceof CancellationException
            || cause instanceof TimeoutException
            || cause instanceof RejectedExecutionException
            || cause instanceof CompletionException;
    if (!known) {
      wrong.add("thrown: " + cause);
    }
  }
}
