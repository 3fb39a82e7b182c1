package io.ner4j.micrometer;

import io.micrometer.observation.Observation;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream that is observed from the first pull to its end, its failure or its close. */
final class ObservedStream<R> extends Spliterators.AbstractSpliterator<R> {

  private final Spliterator<R> results;
  private final Observation observation;
  private boolean started;
  private final AtomicBoolean ended = new AtomicBoolean();

  private ObservedStream(Spliterator<R> results, Observation observation) {
    super(results.estimateSize(), ORDERED);
    this.results = results;
    this.observation = observation;
  }

  static <R> Stream<R> of(Stream<R> results, Observation observation) {
    ObservedStream<R> observed = new ObservedStream<>(results.spliterator(), observation);
    return StreamSupport.<R>stream(observed, false).onClose(observed::end).onClose(results::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    if (!started) {
      started = true;
      observation.start();
    }
    try {
      boolean more = results.tryAdvance(action);
      if (!more) {
        end();
      }
      return more;
    } catch (RuntimeException | Error e) {
      observation.error(e);
      end();
      throw e;
    }
  }

  private void end() {
    if (started && ended.compareAndSet(false, true)) {
      observation.stop();
    }
  }
}
