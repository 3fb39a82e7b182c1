package io.ner4j.server.request;

import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body as it arrives. A client that sends slowly holds no thread, and only the
 * bytes that it has sent.
 */
public final class Body {

  /** How many times the limit is read and thrown away, for the client to hear of its mistake. */
  private static final long PATIENCE = 4;

  private final Request request;
  private final Limits limits;
  private final Admission.Ticket ticket;
  private final long deadline;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private long arrived;

  private Body(Request request, Limits limits, Admission.Ticket ticket) {
    this.request = request;
    this.limits = limits;
    this.ticket = ticket;
    this.deadline = System.nanoTime() + limits.receive().toNanos();
  }

  /**
   * Starts reading.
   *
   * @param ticket what arrives is booked on it
   * @return the body, or a {@link Problem} if it is too large, too slow or broken off
   */
  public static CompletableFuture<byte[]> read(
      Request request, Limits limits, Admission.Ticket ticket) {
    Body body = new Body(request, limits, ticket);
    if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH)
        > PATIENCE * limits.bodyBytes()) {
      return CompletableFuture.failedFuture(body.tooLarge());
    }
    body.readOn();
    return body.whole;
  }

  private void readOn() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::readOn);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        whole.completeExceptionally(
            chunk.getFailure() instanceof TimeoutException
                ? tooSlow()
                : new Problem(
                    400, "the body broke off after " + arrived + " bytes; send it again"));
        return;
      }
      boolean last = chunk.isLast();
      Problem problem = take(chunk);
      if (problem != null) {
        whole.completeExceptionally(problem);
        return;
      }
      if (last) {
        finish();
        return;
      }
    }
  }

  private @Nullable Problem take(Content.Chunk chunk) {
    try {
      arrived += chunk.remaining();
      if (arrived <= limits.bodyBytes()) {
        ticket.add(chunk.remaining());
        bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
      }
    } catch (Problem full) {
      return full;
    } finally {
      chunk.release();
    }
    if (arrived > PATIENCE * limits.bodyBytes()) {
      return tooLarge();
    }
    return System.nanoTime() > deadline ? tooSlow() : null;
  }

  private void finish() {
    if (arrived > limits.bodyBytes()) {
      whole.completeExceptionally(tooLarge());
    } else {
      whole.complete(bytes.toByteArray());
    }
  }

  private Problem tooLarge() {
    return new Problem(
        413,
        String.format(
            Locale.ROOT,
            "a body may have at most %d bytes, but this one has more; send the texts in several"
                + " requests",
            limits.bodyBytes()));
  }

  private Problem tooSlow() {
    return new Problem(
        408,
        String.format(
            Locale.ROOT,
            "a body must arrive within %d s, but %d bytes did; send it faster, or in parts",
            limits.receive().toSeconds(),
            arrived));
  }
}
