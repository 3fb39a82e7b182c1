package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cuts off, lies or stalls: the right bytes in the end, or an error and no file. */
class DownloadTest {

  private static final String MODEL = "onnx/model.onnx";
  private static final int LENGTH = 100_000;

  @TempDir Path cache;

  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub();
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }

  private Path model() {
    return CacheTree.folder(cache).resolve("snapshots").resolve(FakeHub.COMMIT).resolve(MODEL);
  }

  private void assertFetched() throws IOException {
    assertThat(model()).hasBinaryContent(hub.file(MODEL));
    assertThat(CacheTree.files(CacheTree.folder(cache).resolve("blobs"))).hasSize(3);
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  private void assertRefused(String... messages) throws IOException {
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(messages).contains(MODEL));
    assertThat(model()).doesNotExist();
    CacheTree.assertNothingHalf(cache, hub.files);
  }

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
    assertFetched();
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
    assertRefused("tried 5 times", "try again later");
    hub.storageFault = (request, reply) -> false;
    hub.storage.forget();
    hub.fetch(cache);
    assertFetched();
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
    assertFetched();
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
    assertFetched();
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
      assertFetched();
      Files.delete(model());
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
    assertFetched();
  }

  @Test
  void aPartIsNoWayOutOfTheCache() throws Exception {
    Path outside = Files.write(cache.resolve("outside.txt"), new byte[] {1});
    Path partial =
        Files.createDirectories(CacheTree.folder(cache).resolve("blobs"))
            .resolve(hub.etag(MODEL) + ".ner4j.incomplete");
    Files.createSymbolicLink(partial, outside);
    hub.fetch(cache);
    assertFetched();
    assertThat(outside).hasBinaryContent(new byte[] {1});
  }

  @Test
  void tooShortIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of(), Arrays.copyOf(hub.content(request), LENGTH - 1));
          return true;
        };
    assertRefused("expected 100000 bytes, but the server announces 99999");
  }

  @Test
  void tooLongIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of(), Arrays.copyOf(hub.content(request), LENGTH + 1));
          return true;
        };
    assertRefused("expected 100000 bytes, but the server announces 100001");
  }

  @Test
  void moreThanIsAnnouncedIsNotWrittenToTheDisk() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
          byte[] more = new byte[1 << 16];
          for (int i = 0; i < 1_000; i++) {
            reply.out().write(more);
          }
          return true;
        };
    assertRefused("expected 100000 bytes, but the server sends more");
    assertThat(CacheTree.folder(cache).resolve("blobs/" + hub.etag(MODEL) + ".ner4j.incomplete"))
        .isEmptyFile();
  }

  @Test
  void otherContentIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          byte[] content = hub.content(request).clone();
          content[LENGTH / 2] ^= 1;
          reply.send(200, Map.of(), content);
          return true;
        };
    assertRefused("to have the hash " + hub.etag(MODEL), "Nothing was kept");
    assertThat(hub.downloads()).isEqualTo(2);
  }

  @Test
  void otherContentOfASmallFileIsRefused() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("config.json")) {
            return false;
          }
          reply.send(200, Map.of(), "{\"a\": 2}\n".getBytes(StandardCharsets.UTF_8));
          return true;
        };
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("expected config.json from ")
        .hasMessageContaining("to have the hash " + hub.etag("config.json"));
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  @Test
  void aHubThatContradictsItselfIsRefused() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith(MODEL)) {
            return false;
          }
          reply.status(
              302,
              Map.of(
                  "Location",
                  hub.storage.number() + "/x",
                  "X-Linked-Size",
                  "5",
                  "X-Linked-Etag",
                  "\"" + "a".repeat(64) + "\""));
          return true;
        };
    assertRefused("announces 5 bytes");
  }

  static Stream<Boolean> both() {
    return Stream.of(true, false);
  }

  @ParameterizedTest
  @MethodSource("both")
  void gzipThatNobodyAskedForIsUnpacked(boolean chunked) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          byte[] packed = gzip(hub.content(request));
          if (chunked) {
            reply.head(200, Map.of("Content-Encoding", "gzip", "Transfer-Encoding", "chunked"));
            chunks(reply.out(), packed, 1_000, true);
          } else {
            reply.send(200, Map.of("Content-Encoding", "gzip"), packed);
          }
          return true;
        };
    hub.fetch(cache);
    assertFetched();
    assertThat(hub.storage.requests().get(0).header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of("Content-Encoding", "gzip"), bomb);
          return true;
        };
    assertRefused("sends more");
  }

  @Test
  void encodingsThatAreUnknownAreRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of("Content-Encoding", "br"), new byte[LENGTH]);
          return true;
        };
    assertRefused("'br'");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static void chunks(OutputStream out, byte[] content, int size, boolean whole)
      throws IOException {
    for (int from = 0; from < content.length; from += size) {
      int length = Math.min(size, content.length - from);
      out.write(String.format(Locale.ROOT, "%x\r\n", length).getBytes(StandardCharsets.US_ASCII));
      out.write(content, from, length);
      out.write(new byte[] {'\r', '\n'});
    }
    if (whole) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  @ParameterizedTest
  @MethodSource("both")
  void chunksWithoutALengthAreRead(boolean whole) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          if (FakeHub.from(request) > 0) {
            return false;
          }
          reply.head(200, Map.of("Transfer-Encoding", "chunked"));
          byte[] content = hub.content(request);
          chunks(reply.out(), whole ? content : Arrays.copyOf(content, 70_000), 7_001, whole);
          return true;
        };
    hub.fetch(cache);
    assertFetched();
    assertThat(hub.downloads()).isEqualTo(whole ? 1 : 2);
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
    assertFetched();
    assertThat(hub.storage.requests().get(1).header("Range")).isEqualTo("bytes=1000-");
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.stall();
          return true;
        };
    Patience impatient =
        new Patience(Duration.ofMillis(100), Duration.ofMillis(100), 2, hub.pauses::add);
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
    assertFetched();
    assertThat(hub.downloads()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\r\n\r\n",
        "HTTP/1.1 xyz\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsRefused(String answer) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.raw(answer);
          return true;
        };
    assertRefused("tried 5 times");
  }
}
