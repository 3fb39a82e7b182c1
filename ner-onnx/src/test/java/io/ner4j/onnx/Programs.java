package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerException;
import io.ner4j.NerPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs that the tests run in JVMs of their own. */
public final class Programs {

  private static final String TEXT = "Angela Merkel met Tim Cook in Cupertino. ";

  private Programs() {}

  /**
   * Loads the tiny BERT twice where it may run on CUDA, and prints where it runs and what lies in
   * the temporary directory.
   */
  static final class LoadTwiceOnAuto {
    public static void main(String[] args) throws IOException {
      for (int i = 0; i < 2; i++) {
        try (NerPipeline pipeline = TinyBert.builder().device(Device.auto()).load()) {
          System.out.println(pipeline.device() + " found " + pipeline.extract(TEXT).size());
        }
      }
      try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
        files.forEach(System.out::println);
      }
    }
  }

  /** Asks for CUDA, and prints what it is told. */
  static final class AskForCuda {
    public static void main(String[] args) {
      try (NerPipeline pipeline = TinyBert.builder().device(Device.cuda(0)).load()) {
        System.out.println(pipeline.device() + " found " + pipeline.extract(TEXT).size());
      } catch (NerException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Reads a text with the model of a directory, and prints what it is told. */
  static final class ReadWithModel {
    public static void main(String[] args) {
      try (NerPipeline pipeline = OnnxNer.builder(Path.of(args[0])).device(Device.cpu()).load()) {
        System.out.println("found " + pipeline.extract(TEXT).size());
      } catch (NerException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Exits while eight threads are in the middle of calls. */
  static final class ExitDuringCalls {
    public static void main(String[] args) throws InterruptedException {
      NerPipeline pipeline = TinyBert.builder().load();
      exitDuring(() -> pipeline.extract(TEXT.repeat(200)));
    }
  }

  /** Exits while eight threads load and close pipelines. */
  static final class ExitDuringLoading {
    public static void main(String[] args) throws InterruptedException {
      exitDuring(() -> TinyBert.builder().load().close());
    }
  }

  private static void exitDuring(Runnable call) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(8);
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (true) {
                  call.run();
                  running.countDown();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    running.await();
    System.exit(3);
  }

  /** Returns from main without closing the pipeline: that must not keep the JVM alive. */
  static final class ReturnWithoutClosing {
    public static void main(String[] args) {
      NerPipeline pipeline = TinyBert.builder().load();
      System.out.println(pipeline.extract(TEXT).size());
    }
  }

  /**
   * Forgets pipelines and closes as many others, and collects garbage until those that were
   * forgotten must have been found.
   */
  static final class Forget {
    public static void main(String[] args) throws InterruptedException {
      for (int i = 0; i < Integer.parseInt(args[0]); i++) {
        TinyBert.builder().load().close();
        System.out.println(TinyBert.builder().load().extract(TEXT).size());
      }
      // Threads of a pipeline hold on to it for five seconds after its last call.
      for (int i = 0; i < 80; i++) {
        System.gc();
        Thread.sleep(100);
      }
    }
  }

  /** Prints the entities that the bundled model finds, or what it is told. */
  public static final class ReadEnglish {
    public static void main(String[] args) {
      try (NerPipeline pipeline = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
        pipeline.extract(TEXT.strip()).forEach(e -> System.out.println(e.type() + " " + e.text()));
      } catch (NerException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Opens and closes pipelines, and prints the resident memory after the 5th and the last. */
  static final class OpenAndClose {
    public static void main(String[] args) throws Exception {
      int rounds = Integer.parseInt(args[0]);
      for (int round = 1; round <= rounds; round++) {
        try (NerPipeline pipeline = TinyBert.builder().load()) {
          pipeline.extract(TEXT);
        }
        if (round == 5 || round == rounds) {
          System.gc();
          System.out.println(ResidentMemory.kilobytes());
        }
      }
    }
  }

  /**
   * Reads a long text in a small heap, and prints its length, the number of entities, and where the
   * last ends. Most of what a random model finds is left out: the answer would outweigh the work.
   */
  static final class ReadLongText {
    public static void main(String[] args) {
      double minScore = Double.parseDouble(args[2]);
      try (NerPipeline pipeline = TinyBert.load(options -> options.minScore(minScore))) {
        String text = longText(args[0], Integer.parseInt(args[1]));
        List<Entity> entities = pipeline.extract(text);
        Entity last = entities.get(entities.size() - 1);
        System.out.println(text.length() + " " + entities.size() + " " + last.end());
      }
    }

    static String longText(String piece, int length) {
      return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
  }

  /** Reads many short texts in one call, and prints for how many there was an answer. */
  static final class ReadManyTexts {
    public static void main(String[] args) {
      List<String> texts =
          IntStream.range(0, Integer.parseInt(args[0])).mapToObj(i -> TEXT + i).toList();
      try (NerPipeline pipeline = TinyBert.load(options -> options.minScore(0.9))) {
        System.out.println(pipeline.extractAll(texts).size());
      }
    }
  }

  /** Says whether a file is locked, by whatever process. */
  public static final class TryLock {
    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.out.println(channel.tryLock() == null ? "locked" : "free");
      }
    }
  }

  /** Connects to a host, as nothing in ner4j does. */
  static final class Connect {
    public static void main(String[] args) throws IOException {
      try (InputStream in = URI.create(args[0]).toURL().openStream()) {
        System.out.println(in.read());
      }
    }
  }
}
