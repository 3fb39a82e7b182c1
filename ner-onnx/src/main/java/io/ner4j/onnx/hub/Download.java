package io.ner4j.onnx.hub;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.HttpFailures;
import io.ner4j.onnx.hub.http.HubClient;
import io.ner4j.onnx.hub.http.HubResponse;
import io.ner4j.onnx.hub.http.Printable;
import io.ner4j.onnx.hub.http.Retries;
import io.ner4j.onnx.hub.http.TransientException;
import io.ner4j.onnx.hub.store.Etag;
import io.ner4j.onnx.hub.store.PartialDownload;
import io.ner4j.onnx.hub.store.RepoFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one file into its blob: resumes what is there of it, checks size and hash, tries again.
 */
final class Download {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  private static final int BUFFER = 1 << 16;

  /** With this much more of a file, failures are counted anew. */
  private static final long GOOD_PART = 1 << 20;

  private final HubClient client;
  private final Retries retries;
  private final HubListener listener;
  private final RepoFile file;
  private final URI address;
  private final PartialDownload partial;
  private boolean damagedBefore;

  Download(
      HubClient client,
      Retries retries,
      HubListener listener,
      RepoFile file,
      URI address,
      PartialDownload partial) {
    this.client = client;
    this.retries = retries;
    this.listener = listener;
    this.file = file;
    this.address = address;
    this.partial = partial;
  }

  /**
   * Leaves the whole, checked content in the partial file.
   *
   * @throws NerModelException if the server refuses it, or something else than it comes
   */
  void run() {
    LOG.info("fetching {} from {}", file.name(), Printable.address(address));
    retries.run(
        file.name(),
        () -> {
          attempt();
          return file;
        });
  }

  private void attempt() throws IOException {
    partial.open();
    long before = partial.length();
    try {
      if (file.size() < 0 || before < file.size()) {
        listener.progressed(file.name(), before, file.size());
        transfer(before);
      }
      check();
    } catch (IOException e) {
      long more = partial.length() - before;
      boolean good = more > 0 && more >= Math.min(GOOD_PART, Math.max(0, file.size() / 100));
      throw good ? TransientException.onTheWay(e) : e;
    } finally {
      partial.close();
    }
  }

  private void transfer(long from) throws IOException {
    Map<String, String> range = from > 0 ? Map.of("Range", "bytes=" + from + "-") : Map.of();
    try (HubResponse answer = client.ask("GET", address, range)) {
      if (answer.status() == 416) {
        partial.clear();
        throw new TransientException("the server has no bytes from " + from + " on");
      }
      agree(answer);
      HttpFailures.check(answer, file.name(), client.hasToken());
      if (!continues(answer, from)) {
        partial.clear();
      }
      expectLength(answer);
      copy(answer);
    }
  }

  /** What the hub says of the file now must be what it said before. */
  private void agree(HubResponse answer) {
    long size = HubResponse.number(answer.hub().firstValue("X-Linked-Size"));
    boolean otherSize = size >= 0 && file.size() >= 0 && size != file.size();
    boolean otherHash =
        answer
            .hub()
            .firstValue("X-Linked-Etag")
            .flatMap(Etag::of)
            .filter(etag -> file.etag().filter(known -> !known.equals(etag)).isPresent())
            .isPresent();
    if (otherSize || otherHash) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected %s with %d bytes and the hash %s, but %s now announces %d bytes and %s; try"
                  + " again, or ask its operator",
              file.name(),
              file.size(),
              file.etag().map(Etag::value).orElse("unknown"),
              Printable.address(address),
              size,
              Printable.printable(answer.hub().firstValue("X-Linked-Etag").orElse("no hash"))));
    }
  }

  /** Whether the body goes on where the partial file ends; else it is the whole. */
  private boolean continues(HubResponse answer, long from) throws IOException {
    if (answer.status() != 206) {
      return from == 0;
    }
    String range = answer.header("Content-Range").orElse("");
    String total = file.size() < 0 ? "(?:\\d+|\\*)" : "(?:" + file.size() + "|\\*)";
    if (from == 0 || answer.isEncoded() || !range.matches("bytes " + from + "-\\d+/" + total)) {
      partial.clear();
      throw new TransientException(
          String.format(
              Locale.ROOT,
              "the server sent another part than bytes from %d on: '%s'",
              from,
              Printable.printable(range)));
    }
    return true;
  }

  private void expectLength(HubResponse answer) throws IOException {
    long length = answer.length();
    if (length >= 0 && file.size() >= 0 && !answer.isEncoded()) {
      long whole = partial.length() + length;
      if (whole != file.size()) {
        throw new TransientException(
            String.format(
                Locale.ROOT, "expected %d bytes, but the server announces %d", file.size(), whole));
      }
    }
  }

  private void copy(HubResponse answer) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = answer.content()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (file.size() >= 0 && partial.length() + count > file.size()) {
          partial.clear();
          throw new TransientException(
              String.format(
                  Locale.ROOT, "expected %d bytes, but the server sends more", file.size()));
        }
        partial.write(buffer, count);
        listener.progressed(file.name(), partial.length(), file.size());
      }
    }
    if (file.size() >= 0 && partial.length() < file.size()) {
      throw new TransientException(
          String.format(
              Locale.ROOT,
              "the server stopped after %d of %d bytes",
              partial.length(),
              file.size()));
    }
  }

  private void check() throws IOException {
    if (partial.isAsAnnounced()) {
      partial.force();
      return;
    }
    partial.clear();
    String message =
        "expected %s from %s to have the hash %s, but other bytes came"
            .formatted(
                file.name(),
                Printable.address(address),
                file.etag().map(Etag::value).orElse("unknown"));
    if (damagedBefore) {
      throw new NerModelException(
          message + ", twice; does a proxy stand between that changes them? Nothing was kept");
    }
    damagedBefore = true;
    throw new TransientException(message);
  }
}
