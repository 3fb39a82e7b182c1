package io.ner4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log keeps nobody waiting, and says what it lost. */
@Timeout(60)
class LogLinesTest {

  @Test
  void whereTheOutputStandsStillLinesAreLostAndCounted() throws Exception {
    CountDownLatch reader = new CountDownLatch(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            throw new AssertionError("a line is written at once");
          }

          @Override
          public void write(byte[] line, int from, int length) throws IOException {
            try {
              reader.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            written.write(line, from, length);
          }
        };
    LogLines lines = new LogLines(slow);
    for (int i = 0; i < 20_000; i++) {
      lines.add("line".getBytes(StandardCharsets.US_ASCII));
    }
    reader.countDown();
    lines.close();
    lines.close();
    List<String> all = written.toString(StandardCharsets.US_ASCII).lines().toList();
    long kept = all.stream().filter("line"::equals).count();
    assertThat(kept).isBetween(8192L, 8194L);
    assertThat(all).contains("{\"lost\":" + (20_000 - kept) + "}");
  }

  @Test
  void anOutputThatFailsMayWorkAgain() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            throw new AssertionError("a line is written at once");
          }

          @Override
          public void write(byte[] line, int from, int length) throws IOException {
            if (line[0] == 'a') {
              throw new IOException("No space left on device");
            }
            written.write(line, from, length);
          }
        };
    LogLines lines = new LogLines(full);
    lines.add(new byte[] {'a'});
    lines.add(new byte[] {'b'});
    lines.close();
    assertThat(written.toString(StandardCharsets.US_ASCII)).isEqualTo("b\n");
  }
}
