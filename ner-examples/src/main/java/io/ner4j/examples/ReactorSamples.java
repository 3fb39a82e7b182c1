package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Texts in, their entities out, with Reactor, as docs/documents.md shows it. */
final class ReactorSamples {

  private ReactorSamples() {}

  static Flux<List<Entity>> entities(EntityRecognizer ner, Flux<String> texts) {
    Flux<List<Entity>> entities =
        texts.flatMapSequential(text -> Mono.fromFuture(() -> ner.extractAsync(text)), 16);
    return entities;
  }

  static Flux<List<Entity>> closing(Callable<? extends EntityRecognizer> load, Flux<String> texts) {
    Flux<List<Entity>> closing =
        Flux.using(load, ner -> entities(ner, texts), EntityRecognizer::close);
    return closing;
  }
}
