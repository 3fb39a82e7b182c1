package io.ner4j.server;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Puts a running server under load from many clients, each with texts of its own, checks every
 * answer, lets others misbehave meanwhile, and prints what it took.
 *
 * <p>Arguments: the server's address, its process number, clients, seconds.
 */
public final class Load {

  private static final int TEXTS_PER_CLIENT = 8;

  private final URI server;
  private final long deadline;
  private final Map<String, List<Entity>> expected;
  private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicLong> wrong = new ConcurrentHashMap<>();

  /** Answers with other entities than the text has alone: docs/devices.md says when int8 does. */
  private final AtomicLong different = new AtomicLong();

  private final Map<String, AtomicLong> misbehaved = new ConcurrentHashMap<>();

  private Load(URI server, Duration time, Map<String, List<Entity>> expected) {
    this.server = server;
    this.deadline = System.nanoTime() + time.toNanos();
    this.expected = expected;
  }

  /**
   * Runs the load.
   *
   * @param args the server's address, its process number, clients, seconds
   */
  public static void main(String[] args) throws Exception {
    int clients = Integer.parseInt(args[2]);
    List<List<String>> texts =
        Stream.iterate(0, i -> i + 1).limit(clients).map(Load::textsOfClient).toList();
    Map<String, List<Entity>> expected = new ConcurrentHashMap<>();
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      texts.stream().flatMap(List::stream).forEach(text -> expected.put(text, ner.extract(text)));
    }
    Duration time = Duration.ofSeconds(Long.parseLong(args[3]));
    new Load(URI.create(args[0]), time, expected).run(texts, Path.of("/proc", args[1], "status"));
  }

  /** Texts that no other client sends, of 8 to some 200 words. */
  private static List<String> textsOfClient(int client) {
    List<String> places = List.of("Oslo", "Warsaw", "Cupertino", "Paris", "Berlin", "Madrid");
    List<String> people = List.of("Angela Merkel", "Tim Cook", "Marie Curie", "Joe Kaeser");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS_PER_CLIENT; i++) {
      StringBuilder text =
          new StringBuilder(String.format(Locale.ROOT, "Client %d, text %d. 😀", client, i));
      for (int sentence = 0; sentence <= i * i / 2; sentence++) {
        text.append(
            String.format(
                Locale.ROOT,
                " On day %d %s went to %s.",
                sentence + client,
                people.get((client + sentence) % people.size()),
                places.get((client * 7 + sentence + i) % places.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private void run(List<List<String>> texts, Path status) throws Exception {
    long start = System.nanoTime();
    ExecutorService threads = Executors.newCachedThreadPool();
    texts.forEach(own -> threads.execute(() -> client(own)));
    Misbehaviour.all().forEach(other -> threads.execute(() -> misbehave(other)));
    threads.shutdown();
    int second = 0;
    while (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
      second += 5;
      System.out.printf("%3d s: %s, %d answers%n", second, memory(status), latencies.size());
    }
    report((System.nanoTime() - start) / 1e9, status);
  }

  private void client(List<String> texts) {
    Client client = new Client(server, HttpClient.newHttpClient());
    for (int i = 0; System.nanoTime() < deadline; i++) {
      String text = texts.get(i % texts.size());
      try {
        long sent = System.nanoTime();
        HttpResponse<String> response = client.extract(Client.one(text));
        latencies.add(System.nanoTime() - sent);
        check(text, response, Objects.requireNonNull(expected.get(text), text));
      } catch (Exception e) {
        count(wrong, e.toString());
      }
    }
  }

  private void check(String text, HttpResponse<String> response, List<Entity> expected) {
    if (response.statusCode() != 200) {
      count(wrong, "status " + response.statusCode());
      return;
    }
    JsonNode found = Client.JSON.readTree(response.body()).get("entities");
    for (JsonNode entity : found) {
      if (!text.startsWith(entity.get("text").asString(), entity.get("start").asInt())) {
        count(wrong, "an answer of another text");
        return;
      }
    }
    List<String> alone = expected.stream().map(e -> e.type() + e.start() + e.text()).toList();
    List<String> here =
        found
            .valueStream()
            .map(e -> e.get("type").asString() + e.get("start") + e.get("text").asString())
            .toList();
    if (!here.equals(alone)) {
      different.incrementAndGet();
    }
  }

  private void misbehave(Misbehaviour misbehaviour) {
    while (System.nanoTime() < deadline) {
      try {
        count(misbehaved, misbehaviour.name() + " -> " + misbehaviour.against(server));
      } catch (Exception e) {
        count(misbehaved, misbehaviour.name() + " -> " + e.getClass().getSimpleName());
      }
    }
  }

  private static void count(Map<String, AtomicLong> counts, String what) {
    counts.computeIfAbsent(what, missing -> new AtomicLong()).incrementAndGet();
  }

  /** Resident memory and threads, as Linux tells them. */
  private static String memory(Path status) throws Exception {
    if (!Files.exists(status)) {
      return "(no /proc here)";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads"))
        .map(line -> line.replaceAll("\\s+", " "))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private void report(double seconds, Path status) throws Exception {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%d answers in %.0f s, %.0f a second; p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
        sorted.length,
        seconds,
        sorted.length / seconds,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted[sorted.length - 1] / 1e6);
    System.out.println("errors and mixed-up answers: " + (wrong.isEmpty() ? "none" : wrong));
    System.out.println("answers unlike those of the text alone: " + different);
    new TreeMap<>(misbehaved).forEach((what, count) -> System.out.println(what + ": " + count));
    System.out.println("at the end: " + memory(status));
    Client client = new Client(server, HttpClient.newHttpClient());
    System.out.println("health: " + client.get("health").body());
    Arrays.stream(client.get("metrics").body().split("\n"))
        .filter(line -> !line.startsWith("#") && !line.contains("bucket"))
        .forEach(System.out::println);
    if (!wrong.isEmpty()) {
      System.exit(1);
    }
  }
}
