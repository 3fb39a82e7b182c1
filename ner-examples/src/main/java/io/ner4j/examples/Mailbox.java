package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** A bean that needs the recognizer, as docs/cdi.md shows. */
@ApplicationScoped
public class Mailbox {

  private final EntityRecognizer recognizer;

  @Inject
  Mailbox(EntityRecognizer recognizer) {
    this.recognizer = recognizer;
  }

  List<Entity> senders(String mail) {
    return recognizer.extract(mail);
  }
}
