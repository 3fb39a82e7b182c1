package io.ner4j.cli;

import io.ner4j.decode.LabelSet;
import io.ner4j.onnx.ModelDescription;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Describes a model. */
@Command(
    name = "model",
    description = "Describes a model: inputs, outputs, labels, scheme, limits, files, device.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ModelCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();

  @Override
  public Integer call() {
    ModelDescription found = model.describe();
    LabelSet labels = found.labels();
    print("model", List.of(model.modelName()));
    print("directory", List.of(found.directory().toString()));
    List<String> files = new ArrayList<>();
    found.files().forEach((name, size) -> files.add(name + " " + megabytes(size)));
    print("files", files);
    long sum = found.files().values().stream().mapToLong(Long::longValue).sum();
    print("size", List.of(megabytes(sum)));
    print("inputs", found.inputs());
    print("outputs", found.outputs());
    print("labels", List.of(String.join(" ", labels.labels())));
    print("types", List.of(String.join(" ", labels.types())));
    print("scheme", List.of(labels.scheme().toString()));
    print("limit", List.of(found.maxTokens() + " tokens in a window; longer texts take several"));
    print("device", List.of(found.device().toString()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
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
