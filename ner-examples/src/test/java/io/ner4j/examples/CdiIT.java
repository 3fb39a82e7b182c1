package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.Test;

/** The classes of docs/cdi.md in a real container. */
class CdiIT {

  @Test
  void aBeanIsGivenTheRecognizerThatTheContainerLoadsAndCloses() {
    try (SeContainer container =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(RecognizerProducer.class, Mailbox.class)
            .initialize()) {
      assertThat(container.select(Mailbox.class).get().senders("Tim Cook wrote from Cupertino."))
          .extracting(Entity::type)
          .containsExactly("PER", "LOC");
    }
  }
}
