package io.ner4j.benchmarks;

import io.ner4j.benchmarks.compare.Compare;
import io.ner4j.benchmarks.report.Picture;
import java.util.List;

/** Chooses what to measure. */
public final class Main {

  private static final String USAGE =
      """
      usage: java -jar ner-benchmarks.jar COMMAND [--OPTION VALUE]...
        compare  ner4j beside DJL, OpenNLP, bare ONNX Runtime and, if asked, transformers
        soak     resident memory over many calls
        memory   resident memory after loading
        idle     processor time of a pipeline that nobody calls
        zero-shot  a GLiNER model of --model beside a bare loop over ONNX Runtime
        rules    phrases of a list and patterns, on ordinary and hostile text
        picture  draws points that compare and soak wrote
        jmh      the parts of ner4j, by JMH; what follows goes to JMH""";

  private Main() {}

  /**
   * Runs a command.
   *
   * @param arguments the command and its options
   * @throws Exception if the measuring fails
   */
  public static void main(String[] arguments) throws Exception {
    keepLibrariesOffTheNetwork();
    List<String> all = List.of(arguments);
    List<String> options = all.subList(Math.min(1, all.size()), all.size());
    try {
      switch (all.isEmpty() ? "" : all.get(0)) {
        case "compare" -> Compare.run(options);
        case "soak" -> Soak.run(options);
        case "memory" -> Memory.run(options);
        case "idle" -> Idle.run(options);
        case "zero-shot" -> ZeroShot.run(options);
        case "rules" -> Rules.run(options);
        case "picture" -> Picture.run(options);
        case "jmh" -> org.openjdk.jmh.Main.main(options.toArray(String[]::new));
        default -> throw new IllegalArgumentException(USAGE);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** DJL would report its use to a server, and fetch native libraries. */
  private static void keepLibrariesOffTheNetwork() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    System.setProperty("ai.djl.offline", "true");
  }
}
