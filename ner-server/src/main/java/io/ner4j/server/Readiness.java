package io.ner4j.server;

import io.ner4j.server.request.Admission;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a server wants more requests. Safe for use by many threads. */
final class Readiness {

  private final Admission admission;
  private final AtomicBoolean draining = new AtomicBoolean();

  Readiness(Admission admission) {
    this.admission = admission;
  }

  /** The server will end: it still answers, but wants its clients to go elsewhere. */
  void drain() {
    draining.set(true);
  }

  boolean draining() {
    return draining.get();
  }

  /** Whether a small request should be sent here, and would be let in. */
  boolean ready() {
    return !draining() && admission.hasRoom();
  }
}
