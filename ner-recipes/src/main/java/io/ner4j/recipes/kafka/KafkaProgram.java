package io.ner4j.recipes.kafka;

import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** One process of a group: the servers, and the number of the process. */
final class KafkaProgram {

  private KafkaProgram() {}

  public static void main(String[] args) {
    try (NerPipeline ner = OnnxNer.english();
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(KafkaOptions.consumer(args[0], "entities"));
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(KafkaOptions.producer(args[0], "entities-" + args[1]))) {
      new ExtractLoop(ner, consumer, producer).run("texts", "entities", () -> true);
    }
  }
}
