package io.ner4j;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what must happen, however slow the machine is. */
public final class Eventually {

  private static final long PATIENCE_SECONDS = 60;

  private Eventually() {}

  public static void eventually(String what, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not within " + PATIENCE_SECONDS + " s: " + what);
      }
      Thread.sleep(1);
    }
  }
}
