package io.ner4j.batch;

import io.ner4j.NerInterruptedException;
import java.util.concurrent.Semaphore;

/** Bounds how many windows wait. First come, first served. Safe for use by many threads. */
final class Room {

  private final Semaphore places;

  Room(int places) {
    this.places = new Semaphore(places, true);
  }

  /** Takes a place, if one is free and nobody waits for it; {@link #leave} gives it back. */
  boolean tryEnter() {
    return !places.hasQueuedThreads() && places.tryAcquire();
  }

  /**
   * Takes a place, and waits for it if it must.
   *
   * @throws NerInterruptedException if the thread is interrupted while it waits
   */
  void enter() {
    // An interrupt ends a wait, not a call that finds room at once.
    if (!tryEnter()) {
      try {
        places.acquire();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  /** How many callers wait for a place. */
  int waiting() {
    return places.getQueueLength();
  }

  void leave() {
    places.release();
  }

  static NerInterruptedException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NerInterruptedException(
        "the thread was interrupted while its text waited for the model", cause);
  }
}
