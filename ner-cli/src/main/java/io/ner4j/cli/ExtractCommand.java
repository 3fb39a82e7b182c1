package io.ner4j.cli;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.cli.input.InputOptions;
import io.ner4j.cli.input.Inputs;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Items;
import io.ner4j.cli.output.FileUse;
import io.ner4j.cli.output.ItemWriter;
import io.ner4j.cli.output.Output;
import io.ner4j.cli.output.OutputFormat;
import io.ner4j.cli.terminal.Status;
import io.ner4j.cli.terminal.Terminal;
import io.ner4j.rules.Merge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds the entities of texts. */
@Command(
    name = "extract",
    description = "Finds the entities of texts, and writes them in the order of the texts.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExtractCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write to; it gets its content when all is written. Default, and -: standard"
              + " output.")
  private @Nullable Path output;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description =
          "jsonl, json, conll, tsv, csv, text (marked), ansi (in colours unless NO_COLOR is set) or"
              + " html. Default: by the name of the output (.jsonl .json .conll .tsv .csv .txt"
              + " .ansi .html and others), ansi on a terminal, else jsonl.")
  private @Nullable OutputFormat to;

  @Mixin private LabelOptions labels = new LabelOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Mixin private RuleOptions rules = new RuleOptions();

  /** A text and what was found in it. */
  private record Found(Item item, List<Entity> entities) {}

  @Override
  public Integer call() throws IOException {
    if (output != null && Output.isStandardOutput(output)) {
      output = null;
    }
    OutputFormat format = format();
    check(format);
    Inputs inputs = input.inputs();
    new FileUse(spec)
        .reads(inputs.names())
        .reads(rules.files())
        .readsBelow(model.directory())
        .writes(output);
    boolean bar = Terminal.ERROR.present() && (output != null || !Terminal.OUTPUT.present());
    PrintWriter err = spec.commandLine().getErr();
    try (Output out = Output.open(spec, output);
        EntityRecognizer ner =
            rules.beside(
                labels.overlapping().isEmpty() ? Merge.LONGEST : Merge.KEEP_NESTED,
                () -> labels.load(model));
        Status status = new Status(err, bar, inputs.size(), System::nanoTime);
        Items items = new Items(inputs, input, status::say)) {
      write(ner, items, ItemWriter.of(format, out.writer(), inputs.names().size() > 1), status);
      items.checkReadToEnd();
      out.complete();
      return items.skipped() == 0 ? ExitCode.DONE : ExitCode.INPUT;
    }
  }

  private void check(OutputFormat format) {
    if (format == OutputFormat.CONLL && model.aggregation() == Aggregation.NONE) {
      throw refused("--to=conll needs whole entities; use another --aggregation than none");
    }
    if (format == OutputFormat.CONLL) {
      labels.checkForConll();
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private OutputFormat format() {
    boolean unsaid = to == null && output == null;
    if (to == OutputFormat.ANSI || (unsaid && Terminal.OUTPUT.present())) {
      boolean colored = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
      return colored ? OutputFormat.ANSI : OutputFormat.TEXT;
    }
    if (to != null || output == null) {
      return to == null ? OutputFormat.JSONL : to;
    }
    try {
      return OutputFormat.of(output).orElse(OutputFormat.JSONL);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static void write(EntityRecognizer ner, Items items, ItemWriter writer, Status status)
      throws IOException {
    while (items.hasNext()) {
      for (Found found : (Iterable<Found>) found(ner, items)::iterator) {
        writer.write(found.item, found.entities);
        status.done(found.item.position().bytes());
      }
    }
    writer.finish();
  }

  private static Stream<Found> found(EntityRecognizer ner, Items items) {
    if (!items.nextIsInWords() || !(ner instanceof NerPipeline words)) {
      return ner.extractAll(items.alike(), Item::text, Found::new);
    }
    Stream<Item.Conll> sentences = items.alike().map(Item.Conll.class::cast);
    return words.extractAllWords(
        sentences,
        Item.Conll::words,
        (sentence, entities) -> new Found(sentence, sentence.inText(entities)));
  }
}
