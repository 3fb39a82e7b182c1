package io.ner4j.benchmarks;

import io.ner4j.NerPipeline;
import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.material.Resident;
import io.ner4j.onnx.OnnxNerBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Resident memory after loading and after a list of texts, each case in a process of its own. */
final class Memory {

  private static final Set<String> OPTIONS = Set.of("model", "threads", "parallel");

  private Memory() {}

  static void run(List<String> options) throws Exception {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    Optional<String> parallel = arguments.text("parallel");
    if (parallel.isPresent()) {
      measure(arguments, parallel.get());
      return;
    }
    for (String runs : List.of("default", "1")) {
      start(options, runs);
    }
  }

  private static void start(List<String> options, String parallel)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "memory",
                "--parallel",
                parallel));
    command.addAll(options);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static void measure(Arguments arguments, String parallel) throws IOException {
    Place place = Place.of(arguments);
    List<String> texts = Corpus.load().sentences();
    ModelFiles model = ModelFiles.of(arguments).get(0);
    double before = Resident.megabytes();
    OnnxNerBuilder builder = model.ner4j(place);
    if (!parallel.equals("default")) {
      builder.parallelRuns(arguments.count("parallel", 1));
    }
    try (NerPipeline pipeline = builder.load()) {
      double loaded = Resident.megabytes();
      pipeline.extractAll(texts);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s, parallelRuns %s: resident %.0f MB before, %.0f MB loaded, %.0f MB after %d sentences",
              model.name(),
              parallel,
              before,
              loaded,
              Resident.megabytes(),
              texts.size()));
    }
  }
}
