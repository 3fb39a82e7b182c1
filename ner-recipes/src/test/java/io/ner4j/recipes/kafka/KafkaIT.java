package io.ner4j.recipes.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.recipes.Texts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop of docs/kafka.md with a real Kafka server in this process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KafkaIT {

  private static final Map<String, String> TEXTS = Texts.random(90, 3, 4);

  private static Broker broker;
  private static NerPipeline ner;

  @BeforeAll
  @SuppressWarnings("FutureReturnValueIgnored") // Closing the producer waits for what was sent.
  static void start(@TempDir Path directory) throws Exception {
    ner = OnnxNer.englishBuilder().device(Device.cpu()).load();
    broker = Broker.start(directory);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin
          .createTopics(
              List.of(new NewTopic("texts", 3, (short) 1), new NewTopic("entities", 2, (short) 1)))
          .all()
          .get();
    }
    Map<String, Object> options = KafkaOptions.producer(broker.address(), "unused");
    options.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    try (Producer<String, String> producer = new KafkaProducer<>(options)) {
      TEXTS.forEach((id, text) -> producer.send(new ProducerRecord<>("texts", id, text)));
      producer.send(new ProducerRecord<>("texts", "deleted", null));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
    ner.close();
  }

  /** What ends a process between two of its statements. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A producer whose process dies when it has sent everything and commits for the second time. */
  @SuppressWarnings("unchecked")
  private static Producer<String, String> mortal(Producer<String, String> producer) {
    AtomicInteger commits = new AtomicInteger();
    return (Producer<String, String>)
        Proxy.newProxyInstance(
            KafkaIT.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commitTransaction") && commits.incrementAndGet() == 2) {
                producer.flush();
                throw new Death();
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static KafkaConsumer<String, String> consumer(int records) {
    Map<String, Object> options = KafkaOptions.consumer(broker.address(), "entities");
    options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    return new KafkaConsumer<>(options);
  }

  /** Reads the topic of entities from its start until it has that many records. */
  private static List<ConsumerRecord<String, String>> read(String isolation, int atLeast) {
    Map<String, Object> options = KafkaOptions.consumer(broker.address(), "reader-" + isolation);
    options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    List<ConsumerRecord<String, String>> read = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(options)) {
      consumer.subscribe(List.of("entities"));
      while (read.size() < atLeast) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      consumer.poll(Duration.ofMillis(300)).forEach(read::add);
    }
    return read;
  }

  private static CompletableFuture<Void> process(int number, AtomicBoolean goesOn) {
    return CompletableFuture.runAsync(
        () -> {
          try (KafkaConsumer<String, String> consumer = consumer(20);
              Producer<String, String> producer =
                  new KafkaProducer<>(
                      KafkaOptions.producer(broker.address(), "entities-" + number))) {
            new ExtractLoop(ner, consumer, producer).run("texts", "entities", goesOn::get);
          }
        });
  }

  @Test
  void aProcessThatDiesBeforeItsCommitAndTwoThatGoOnWriteEachResultExactlyOnce() throws Exception {
    try (KafkaConsumer<String, String> consumer = consumer(20);
        Producer<String, String> producer =
            new KafkaProducer<>(KafkaOptions.producer(broker.address(), "entities-0"))) {
      ExtractLoop loop = new ExtractLoop(ner, consumer, mortal(producer));
      assertThatThrownBy(() -> loop.run("texts", "entities", () -> true)).isInstanceOf(Death.class);
      AtomicBoolean goesOn = new AtomicBoolean(true);
      consumer.unsubscribe();
      List<CompletableFuture<Void>> processes = List.of(process(0, goesOn), process(1, goesOn));
      List<ConsumerRecord<String, String>> results = read("read_committed", TEXTS.size() + 1);
      goesOn.set(false);
      for (CompletableFuture<Void> process : processes) {
        process.get();
      }
      Map<String, String> found = new TreeMap<>();
      results.forEach(record -> assertThat(found.put(record.key(), record.value())).isNull());
      Map<String, String> expected = new TreeMap<>();
      TEXTS.forEach((id, text) -> expected.put(id, ExtractLoop.written(ner.extract(text))));
      expected.put("deleted", "");
      assertThat(found).isEqualTo(expected);
      assertThat(read("read_uncommitted", results.size() + 1)).hasSizeGreaterThan(results.size());
    }
  }
}
