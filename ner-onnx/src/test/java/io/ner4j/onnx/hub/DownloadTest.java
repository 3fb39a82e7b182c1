package io.ner4j.onnx.hub;

import static io.ner4j.onnx.hub.Fetching.LENGTH;
import static io.ner4j.onnx.hub.Fetching.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cuts off, stalls or has no parts: the right bytes in the end, or no file. */
class DownloadTest extends FakeHubTests {

  /** Sends what is asked for as far as a byte, and then closes the connection. */
  private static void cut(
      FakeHub hub, Loopback.Request request, Loopback.Reply reply, int until, boolean ranges)
      throws IOException {
    byte[] content = hub.content(request);
    int from = ranges ? FakeHub.from(request) : 0;
    String length = String.valueOf(content.length - from);
    if (from == 0) {
      reply.head(200, Map.of("Content-Length", length));
    } else {
      reply.head(
          206,
          Map.of("Content-Length", length, "Content-Range", FakeHub.range(from, content.length)));
    }
    reply.out().write(content, from, Math.max(0, Math.min(until, content.length) - from));
    reply.out().flush();
  }

  @Test
  void cutAtEveryTenthItGoesOnAndIsRight() throws Exception {
    List<Integer> starts = new ArrayList<>();
    hub.storageFault =
        (request, reply) -> {
          starts.add(FakeHub.from(request));
          cut(hub, request, reply, starts.size() * LENGTH / 10, true);
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(starts)
        .containsExactly(0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000);
    assertThat(hub.pauses).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100})
  void cutOffForGoodItIsAnErrorAndTheNextGoesOn(int percent) throws Exception {
    int until = LENGTH * percent / 100;
    hub.storageFault =
        (request, reply) -> {
          if (percent == 100) {
            // All but the last byte, however often one asks.
            cut(hub, request, reply, LENGTH - 1, true);
          } else {
            cut(hub, request, reply, until, true);
          }
          return true;
        };
    fetching.assertRefused("tried 5 times", "try again later");
    hub.storageFault = (request, reply) -> false;
    hub.storage.forget();
    hub.fetch(cache);
    fetching.assertFetched();
    String range = hub.storage.requests().get(0).header("Range");
    int resumed = percent == 100 ? LENGTH - 1 : until;
    assertThat(range).isEqualTo(resumed == 0 ? "" : "bytes=" + resumed + "-");
  }

  @Test
  void aServerThatIgnoresRangesIsReadFromTheStart() throws Exception {
    List<Integer> asked = new ArrayList<>();
    hub.storageFault =
        (request, reply) -> {
          asked.add(FakeHub.from(request));
          cut(hub, request, reply, asked.size() < 3 ? LENGTH / 2 : LENGTH, false);
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(asked).containsExactly(0, LENGTH / 2, LENGTH / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 0-99999/100000",
        "bytes 50000-99999/100001",
        "bytes 49999-99999/100000",
        "nonsense",
        ""
      })
  void aServerThatSendsAnotherPartIsReadFromTheStart(String range) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          if (FakeHub.from(request) == 0 && hub.downloads() > 1) {
            return false;
          }
          if (FakeHub.from(request) == 0) {
            cut(hub, request, reply, LENGTH / 2, true);
          } else {
            reply.send(206, Map.of("Content-Range", range), new byte[LENGTH / 2]);
          }
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(hub.downloads()).isEqualTo(3);
  }

  @Test
  void aPartThatFitsNothingIsForgotten() throws Exception {
    Path partial =
        Files.createDirectories(CacheTree.folder(cache).resolve("blobs"))
            .resolve(hub.etag(MODEL) + ".ner4j.incomplete");
    for (byte[] left : List.of(new byte[500], new byte[LENGTH], new byte[LENGTH + 1])) {
      Files.write(partial, left);
      hub.fetch(cache);
      fetching.assertFetched();
      Files.delete(fetching.model());
      Files.delete(CacheTree.folder(cache).resolve("blobs").resolve(hub.etag(MODEL)));
    }
    Files.write(partial, new byte[500]);
    hub.storageFault =
        (request, reply) -> {
          if (FakeHub.from(request) == 0) {
            return false;
          }
          reply.status(416, Map.of());
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
  }

  @Test
  void aPartIsNoWayOutOfTheCache() throws Exception {
    Path outside = Files.write(cache.resolve("outside.txt"), new byte[] {1});
    Path partial =
        Files.createDirectories(CacheTree.folder(cache).resolve("blobs"))
            .resolve(hub.etag(MODEL) + ".ner4j.incomplete");
    Files.createSymbolicLink(partial, outside);
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(outside).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aServerThatStallsIsLeft() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          if (FakeHub.from(request) == 0) {
            reply.head(200, Map.of("Content-Length", "" + LENGTH));
            reply.out().write(hub.content(request), 0, 1_000);
            reply.out().flush();
            reply.stall();
          }
          return false;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(hub.storage.requests().get(1).header("Range")).isEqualTo("bytes=1000-");
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.stall();
          return true;
        };
    RetryPolicy impatient =
        new RetryPolicy(Duration.ofMillis(100), Duration.ofMillis(100), 2, hub.pauses::add);
    assertThatThrownBy(() -> hub.fetch(hub.model(cache).withPatience(impatient)))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("no answer came from " + hub.storage.number())
        .hasMessageContaining("within 200 ms");
  }

  @Test
  void aSlowServerIsWaitedFor() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.head(200, Map.of("Content-Length", "" + LENGTH));
          for (int from = 0; from < LENGTH; from += LENGTH / 10) {
            Thread.sleep(100);
            reply.out().write(hub.content(request), from, LENGTH / 10);
            reply.out().flush();
          }
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(hub.downloads()).isEqualTo(1);
  }
}
