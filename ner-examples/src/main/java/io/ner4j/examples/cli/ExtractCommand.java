package io.ner4j.examples.cli;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
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
      description = "Where to write to. Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description =
          "jsonl, conll, tsv, ansi (marked, in colours unless NO_COLOR is set) or html. Default: by the name of the output (.jsonl, .conll, .tsv, .txt, .html), ansi on a terminal, else jsonl.")
  private @Nullable OutputFormat to;

  @Mixin private ModelOptions model = new ModelOptions();

  /** A text and what was found in it. */
  private record Found(Item item, List<Entity> entities) {}

  @Override
  public Integer call() throws IOException {
    OutputFormat format = format();
    if (format == OutputFormat.CONLL && model.aggregation() == Aggregation.NONE) {
      throw new ParameterException(
          spec.commandLine(),
          "--to=conll needs whole entities; use another --aggregation than none");
    }
    Inputs inputs = Inputs.of(input.files());
    if (output != null && inputs.contain(output)) {
      throw new ParameterException(
          spec.commandLine(), output + " is to be read and to be written; name another --output");
    }
    boolean bar = Terminal.ERROR.present() && (output != null || !Terminal.OUTPUT.present());
    PrintWriter err = spec.commandLine().getErr();
    try (NerPipeline ner = model.load(pipeline -> {});
        Status status = new Status(err, bar, inputs.size(), System::nanoTime);
        Items items = new Items(inputs, input, status::say)) {
      write(ner, items, format, status);
      items.checkReadToEnd();
      return items.skipped() == 0 ? ExitCode.DONE : ExitCode.INPUT;
    }
  }

  private OutputFormat format() {
    if (to != null) {
      return to;
    }
    if (output != null) {
      return OutputFormat.of(output.toString()).orElse(OutputFormat.JSONL);
    }
    return Terminal.OUTPUT.present() ? OutputFormat.ANSI : OutputFormat.JSONL;
  }

  private void write(NerPipeline ner, Items items, OutputFormat format, Status status)
      throws IOException {
    boolean colored = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    try (Writer out = Output.open(output)) {
      ItemWriter writer = ItemWriter.of(format, out, colored);
      while (items.hasNext()) {
        for (Found found : (Iterable<Found>) found(ner, items)::iterator) {
          writer.write(found.item, found.entities);
          status.done(found.item.position().bytes());
        }
      }
      writer.finish();
    } catch (IOException e) {
      if (output != null || !Output.pipeIsBroken(e)) {
        throw Output.failure(output, e);
      }
    }
  }

  private static Stream<Found> found(NerPipeline ner, Items items) {
    if (!items.nextIsInWords()) {
      return ner.extractAll(items.alike(), Item::text, Found::new);
    }
    Stream<Item.Conll> sentences = items.alike().map(Item.Conll.class::cast);
    return ner.extractAllWords(
        sentences,
        Item.Conll::words,
        (sentence, entities) -> new Found(sentence, sentence.inText(entities)));
  }
}
