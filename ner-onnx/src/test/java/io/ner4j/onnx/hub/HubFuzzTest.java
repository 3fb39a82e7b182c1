package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.ner4j.NerException;
import io.ner4j.contract.Scale;
import io.ner4j.onnx.hub.http.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Answers of a hub with damage in them lead to a NerException or to the right files, never to
 * anything else. {@code -Dner4j.fuzz.hub=100000 -Dner4j.fuzz.seed=2} for more of them.
 */
class HubFuzzTest {

  private static final int INPUTS = Integer.getInteger("ner4j.fuzz.hub", Scale.of(300));
  private static final long SEED = Long.getLong("ner4j.fuzz.seed", 1);

  private static final String[] PIECES = {
    "..",
    "/",
    "\\",
    "\0",
    "\r\n",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "-1",
    "9223372036854775808",
    "1e999",
    "null",
    "\\ud800",
    "Content-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Location: /x/../y\r\n",
    "HTTP/1.1 302 x\r\n",
    "\"lfs\": {",
    "\"sha\": \"",
    "é",
    "\uD83D\uDE00",
    "C:",
    "W/",
    "=",
    "bytes 1-",
    "Retry-After: 1\r\n"
  };

  private static final Pattern LOCATION = Pattern.compile("(?i)location:\\s*([^\\r\\n]*)");

  private static final int THREADS = 8;

  private final AtomicInteger right = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void damagedAnswersAreRefusedOrRight() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        parts.add(
            threads.submit(
                () -> {
                  everyEighth(first);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(right.get() + refused.get()).isEqualTo(INPUTS);
    assertThat(right).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }

  private void everyEighth(int first) throws Exception {
    try (FakeHub hub = new FakeHub()) {
      hub.files.put("onnx/model.onnx", FakeHub.random(3_000));
      for (int i = first; i < INPUTS; i += THREADS) {
        Random random = new Random(SEED << 32 | i);
        hub.describes = random.nextInt(4) > 0;
        damage(hub, random.nextLong(), random.nextInt(hub.describes ? 6 : 9));
        one(hub, i);
        hub.server.forget();
        hub.storage.forget();
      }
    }
  }

  private void one(FakeHub hub, int input) throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path cache = disk.getPath("/deep/down/cache");
      try {
        check(hub, hub.fetch(impatient(hub, cache)));
        right.incrementAndGet();
      } catch (NerException e) {
        assertThat(e.getMessage()).doesNotContainPattern("[\\x00-\\x1f]");
        refused.incrementAndGet();
      } catch (RuntimeException | Error e) {
        fail(String.format(Locale.ROOT, "input %d of seed %d", input, SEED), e);
      }
      assertThat(CacheTree.files(disk.getPath("/")))
          .allMatch(file -> file.startsWith("deep/down/cache/"));
    }
  }

  private static HubModel impatient(FakeHub hub, Path cache) {
    return hub.model(cache)
        .withPatience(new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, time -> {}));
  }

  private static void check(FakeHub hub, Path snapshot) throws Exception {
    for (String name : CacheTree.files(snapshot)) {
      if (hub.files.containsKey(name)) {
        assertThat(Files.readAllBytes(snapshot.resolve(name))).isEqualTo(hub.file(name));
      }
    }
  }

  /** Damages one of the answers to come, that of the hub or of its storage. */
  private static void damage(FakeHub hub, long seed, int which) {
    FakeHub.Fault none = (request, reply) -> false;
    hub.fault = none;
    hub.storageFault = none;
    int[] answered = {0};
    FakeHub.Fault fault =
        (request, reply) -> {
          synchronized (answered) {
            if (answered[0]++ != which % 5) {
              return false;
            }
          }
          ByteArrayOutputStream whole = new ByteArrayOutputStream();
          Loopback.Reply copy = new Loopback.Reply(whole, new CountDownLatch(1));
          hub.answerWell(request, copy);
          byte[] damaged = damaged(whole.toByteArray(), new Random(seed));
          if (leadsAway(damaged, hub)) {
            return false;
          }
          reply.out().write(damaged);
          reply.out().flush();
          return true;
        };
    if (which == 5) {
      hub.storageFault = fault;
    } else {
      hub.fault = fault;
    }
  }

  /** Whether it would send the test to servers that are none of its own. */
  private static boolean leadsAway(byte[] answer, FakeHub hub) {
    Matcher location = LOCATION.matcher(new String(answer, StandardCharsets.ISO_8859_1));
    while (location.find()) {
      String target = location.group(1);
      if (target.contains("//") && !target.startsWith(hub.storage.number() + "/")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int end = Math.min(bytes.length, at + random.nextInt(40));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, Math.max(0, at - 1), random.nextInt(8));
            case 1 -> joined(bytes, at, new byte[0], bytes.length);
            case 2 -> joined(bytes, at, new byte[0], end);
            case 3 -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
            case 4 ->
                joined(
                    bytes,
                    at,
                    PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
                    end);
            default ->
                joined(
                    bytes,
                    at,
                    PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
                    at);
          };
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[at] ^= (byte) (1 << bit);
    }
    return copy;
  }

  /** The bytes before one place, others, and the bytes from another place on. */
  private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(middle);
    out.write(bytes, start, bytes.length - start);
    return out.toByteArray();
  }
}
