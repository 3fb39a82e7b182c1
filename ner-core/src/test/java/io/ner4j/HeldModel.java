package io.ner4j;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake model that runs batches when it is let, and remembers who ran what. */
public class HeldModel extends FakeModel {

  private final int parallelism;
  private final Semaphore permits = new Semaphore(0);
  private final AtomicInteger running = new AtomicInteger();
  public final AtomicInteger begun = new AtomicInteger();
  public final AtomicInteger most = new AtomicInteger();

  /** The lengths of the rows of each batch, in the order in which they were begun. */
  public final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

  public final List<Thread> threads = new CopyOnWriteArrayList<>();

  public HeldModel(int parallelism) {
    super(64);
    this.parallelism = parallelism;
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  /** Lets so many batches run. */
  public void release(int count) {
    permits.release(count);
  }

  public void releaseAll() {
    permits.release(1 << 20);
  }

  @Override
  public Logits run(Batch batch) {
    List<Integer> lengths = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      lengths.add(batch.length(row));
    }
    batches.add(lengths);
    threads.add(Thread.currentThread());
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    begun.incrementAndGet();
    try {
      permits.acquireUninterruptibly();
      return super.run(batch);
    } finally {
      running.decrementAndGet();
    }
  }
}
