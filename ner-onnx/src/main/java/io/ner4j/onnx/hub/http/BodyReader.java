package io.ner4j.onnx.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body as a stream that does not wait for ever: the HTTP client's own would block for as long as
 * a server holds the connection and sends nothing.
 */
final class BodyReader extends InputStream {

  /** What the publisher said: bytes, or that it ended, or why it broke off. */
  private record Event(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
  private final Subscriber subscriber = new Subscriber();
  private final Duration timeout;
  private boolean ended;

  BodyReader(Flow.Publisher<List<ByteBuffer>> publisher, Duration timeout) {
    this.timeout = timeout;
    publisher.subscribe(subscriber);
  }

  /** Lets go of a body of which nothing shall be read. */
  static void cancel(Flow.Publisher<List<ByteBuffer>> publisher) {
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.cancel();
          }

          @Override
          public void onNext(List<ByteBuffer> item) {}

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
  }

  private final class Subscriber implements Flow.Subscriber<List<ByteBuffer>> {

    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      events.add(new Event(item, false, null));
    }

    @Override
    public void onError(Throwable failure) {
      events.add(new Event(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
      events.add(new Event(List.of(), true, null));
    }

    void more() {
      Objects.requireNonNull(subscription).request(1);
    }

    void cancel() {
      Flow.Subscription held = subscription;
      if (held != null) {
        held.cancel();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (buffers.isEmpty() || !buffers.element().hasRemaining()) {
      if (!buffers.isEmpty()) {
        buffers.remove();
      } else if (ended) {
        return -1;
      } else {
        await();
      }
    }
    ByteBuffer next = buffers.element();
    int count = Math.min(length, next.remaining());
    next.get(target, offset, count);
    return count;
  }

  private void await() throws IOException {
    Event event;
    try {
      event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      subscriber.cancel();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    if (event == null) {
      subscriber.cancel();
      throw new HttpTimeoutException("nothing came for " + timeout.toMillis() + " ms");
    }
    if (event.failure != null) {
      throw new IOException(Retries.reason(event.failure), event.failure);
    }
    ended = event.last;
    buffers.addAll(event.buffers);
    if (!ended) {
      subscriber.more();
    }
  }

  /** Lets go of the connection, whether or not the body came to its end. */
  @Override
  public void close() {
    subscriber.cancel();
  }
}
