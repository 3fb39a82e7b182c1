package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.document.DocumentEntity;
import io.ner4j.document.Documents;
import io.ner4j.document.SentenceEntities;
import io.ner4j.document.Sentences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

/** Sentences and documents, as the documentation shows them. */
final class DocumentSamples {

  private DocumentSamples() {}

  static void book(EntityRecognizer ner) throws IOException {
    Documents documents = Documents.of(ner);
    try (Stream<DocumentEntity> entities = documents.extract(Path.of("book.txt"))) {
      entities.forEach(e -> System.out.println(e.type() + " " + e.text() + " " + e.start()));
    }
  }

  static void bySentence(EntityRecognizer ner, String text) {
    Sentences sentences = Sentences.of(text);
    for (SentenceEntities group : sentences.group(ner.extract(text))) {
      System.out.println(group.sentence().in(text).strip() + " " + group.entities());
    }
  }

  static void published(
      EntityRecognizer ner, List<String> texts, Flow.Subscriber<List<Entity>> subscriber) {
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      EntityProcessor processor = new EntityProcessor(ner, 16);
      publisher.subscribe(processor);
      processor.subscribe(subscriber);
      texts.forEach(publisher::submit);
    }
  }
}
