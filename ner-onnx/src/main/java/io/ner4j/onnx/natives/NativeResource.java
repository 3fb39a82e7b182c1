package io.ner4j.onnx.natives;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Native memory of an object that should be closed. If nobody closes it, the memory is freed when
 * the garbage collector finds the object, and that is logged. The collector knows nothing of native
 * memory, and may take its time.
 */
public final class NativeResource {

  private static final Logger LOG = LoggerFactory.getLogger(NativeResource.class);
  private static final Cleaner CLEANER = Cleaner.create();

  private final AtomicBoolean freed = new AtomicBoolean();
  private final Runnable free;
  private final String warning;

  private NativeResource(String warning, Runnable free) {
    this.warning = warning;
    this.free = free;
  }

  /**
   * Watches an object, which should hold on to itself by {@link
   * java.lang.ref.Reference#reachabilityFence} while it is at work.
   *
   * @param warning what is logged if it is never closed; nothing if it is empty
   * @param free frees the memory; must not refer to the object
   */
  public static NativeResource watch(Object owner, String warning, Runnable free) {
    NativeResource memory = new NativeResource(warning, free);
    CLEANER.register(owner, memory::forgotten);
    return memory;
  }

  private void forgotten() {
    if (freed.compareAndSet(false, true)) {
      if (!warning.isEmpty()) {
        LOG.warn(warning);
      }
      free.run();
    }
  }

  /** Frees the memory, once. */
  public void close() {
    if (freed.compareAndSet(false, true)) {
      free.run();
    }
  }
}
