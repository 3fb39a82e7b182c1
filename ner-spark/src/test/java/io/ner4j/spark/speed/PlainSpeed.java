package io.ner4j.spark.speed;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.spark.SkewedCorpus;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads every second row of a corpus with one core and plain calls, and prints the seconds. */
public final class PlainSpeed {

  private PlainSpeed() {}

  public static void main(String[] args) {
    int rows = Integer.parseInt(args[0]);
    int longest = Integer.parseInt(args[1]);
    int part = Integer.parseInt(args[2]);
    List<String> texts =
        IntStream.range(0, rows)
            .filter(id -> id % 2 == part)
            .mapToObj(id -> SkewedCorpus.text(id, longest))
            .toList();
    try (NerPipeline ner =
        OnnxNer.englishBuilder().device(Device.cpu()).intraOpThreads(1).parallelRuns(1).load()) {
      read(ner, texts.stream().skip(1).limit(texts.size() / 10));
      long begin = System.nanoTime();
      long found = read(ner, texts.stream());
      System.out.printf(Locale.ROOT, "seconds %.3f%n", (System.nanoTime() - begin) / 1e9);
      System.out.println("entities " + found);
    }
  }

  private static long read(NerPipeline ner, Stream<String> texts) {
    try (Stream<List<Entity>> answers = ner.extractAll(texts)) {
      return answers.mapToLong(List::size).sum();
    }
  }
}
