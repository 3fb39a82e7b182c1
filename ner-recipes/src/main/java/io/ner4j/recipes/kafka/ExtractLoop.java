package io.ner4j.recipes.kafka;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads a topic of texts, and writes a topic of entities, each record exactly once. */
final class ExtractLoop {

  private final EntityRecognizer ner;
  private final Consumer<String, String> consumer;
  private final Producer<String, String> producer;

  ExtractLoop(
      EntityRecognizer ner, Consumer<String, String> consumer, Producer<String, String> producer) {
    this.ner = ner;
    this.consumer = consumer;
    this.producer = producer;
  }

  void run(String texts, String entities, BooleanSupplier goesOn) {
    producer.initTransactions();
    consumer.subscribe(List.of(texts));
    while (goesOn.getAsBoolean()) {
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
      if (!records.isEmpty()) {
        write(records, found(records, entities));
      }
    }
  }

  private List<ProducerRecord<String, String>> found(
      ConsumerRecords<String, String> records, String topic) {
    return ner.extractAll(
            StreamSupport.stream(records.spliterator(), false),
            record -> record.value() == null ? "" : record.value(),
            (ConsumerRecord<String, String> record, List<Entity> entities) ->
                new ProducerRecord<>(topic, record.key(), written(entities)))
        .toList();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A failed send makes the commit fail.
  private void write(
      ConsumerRecords<String, String> records, List<ProducerRecord<String, String>> found) {
    producer.beginTransaction();
    found.forEach(producer::send);
    producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
    producer.commitTransaction();
  }

  static String written(List<Entity> entities) {
    return entities.stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "%s\t%d\t%d\t%s\t%s",
                    e.type(),
                    e.start(),
                    e.end(),
                    e.score(),
                    e.text()))
        .collect(Collectors.joining("\n"));
  }
}
