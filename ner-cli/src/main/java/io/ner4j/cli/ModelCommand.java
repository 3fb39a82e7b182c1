package io.ner4j.cli;

import io.ner4j.decode.LabelSet;
import io.ner4j.onnx.ModelDescription;
import io.ner4j.onnx.ZeroShotDescription;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Describes a model. */
@Command(
    name = "model",
    description = "Describes a model: files, inputs, outputs, labels or kind, limits, device.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ModelCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();

  @Override
  public Integer call() {
    if (model.takesLabels()) {
      print(model.zeroShot().describe());
    } else {
      print(model.describe());
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void print(ModelDescription found) {
    LabelSet labels = found.labels();
    printFiles(found.directory(), found.files());
    print("inputs", found.inputs());
    print("outputs", found.outputs());
    print("labels", List.of(String.join(" ", labels.labels())));
    print("types", List.of(String.join(" ", labels.types())));
    print("scheme", List.of(labels.scheme().toString()));
    print("limit", List.of(found.maxTokens() + " tokens in a window; longer texts take several"));
    print("device", List.of(found.device().toString()));
  }

  private void print(ZeroShotDescription found) {
    printFiles(found.directory(), found.files());
    print("inputs", found.inputs());
    print("outputs", found.outputs());
    print("kind", List.of("takes the labels with the text; " + kind(found.scoring())));
    print("encoder", List.of(found.encoder()));
    String tokens =
        found.maxTokens() == Integer.MAX_VALUE
            ? ""
            : " and " + found.maxTokens() + " tokens with the labels";
    print(
        "limit",
        List.of(
            String.format(Locale.ROOT, "%d words in an entity", found.maxSpanWords()),
            String.format(
                Locale.ROOT,
                "%d words%s in a window; longer texts take several",
                found.maxWords(),
                tokens)));
    print(
        "runs",
        List.of(
            found.together()
                ? "texts together, in batches"
                : "one text after the other: together, they would change each other's answers"));
    print("device", List.of(found.device().toString()));
  }

  private static String kind(Scoring scoring) {
    return switch (scoring) {
      case SPANS -> "scores spans of words";
      case BORDERS -> "scores where spans start and end";
    };
  }

  private void printFiles(Path directory, Map<String, Long> sizes) {
    print("model", List.of(model.modelName()));
    print("directory", List.of(directory.toString()));
    List<String> files = new ArrayList<>();
    sizes.forEach((name, size) -> files.add(name + " " + megabytes(size)));
    print("files", files);
    long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
    print("size", List.of(megabytes(sum)));
  }

  private void print(String name, List<String> values) {
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < values.size(); i++) {
      out.print(String.format(Locale.ROOT, "%-10s %s\n", i == 0 ? name : "", values.get(i)));
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.3f MB", bytes / MEGABYTE);
  }
}
