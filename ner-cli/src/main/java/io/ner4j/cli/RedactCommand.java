package io.ner4j.cli;

import io.ner4j.EntityRecognizer;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.InputOptions;
import io.ner4j.cli.input.Inputs;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Items;
import io.ner4j.cli.input.LineReader;
import io.ner4j.cli.output.FileUse;
import io.ner4j.cli.output.Output;
import io.ner4j.cli.terminal.Status;
import io.ner4j.cli.terminal.Terminal;
import io.ner4j.redact.Redacted;
import io.ner4j.redact.RedactionMap;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.Merge;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replaces the entities of texts. */
@Command(
    name = "redact",
    description = {
      "Replaces the entities of texts, and writes the texts as they were read.",
      "What the model misses stays in the text."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RedactCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write to; it gets its content when all is written. Default, and -: standard"
              + " output.")
  private @Nullable Path output;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description =
          "Where to write what was replaced, for --undo. It holds the names: keep it as you keep"
              + " the texts.")
  private @Nullable Path map;

  @Option(
      names = "--undo",
      paramLabel = "MAP",
      description = "Puts the original texts back, by a map that --map wrote.")
  private @Nullable Path undo;

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private LabelOptions labels = new LabelOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  /** A text and what became of it. */
  private record Done(Item item, Redacted redacted) {}

  @Override
  public Integer call() throws IOException {
    Inputs inputs = input.inputs();
    check(inputs);
    new FileUse(spec)
        .reads(inputs.names())
        .reads(rules.files())
        .reads(policies.files())
        .reads(undo == null ? List.of() : List.of(undo.toString()))
        .readsBelow(model.directory())
        .writes(output)
        .writesIfNamed(map);
    boolean bar = Terminal.ERROR.present() && (output != null || !Terminal.OUTPUT.present());
    PrintWriter err = spec.commandLine().getErr();
    try (Output out = Output.open(spec, output);
        Status status = new Status(err, bar, inputs.size(), System::nanoTime);
        Items items = new Items(inputs, input, status::say)) {
      if (undo == null) {
        redact(items, out.writer(), status);
      } else {
        undo(items, undo, out.writer());
      }
      items.checkReadToEnd();
      out.complete();
      return items.skipped() == 0 ? ExitCode.DONE : ExitCode.INPUT;
    }
  }

  private void check(Inputs inputs) {
    boolean text = inputs.names().stream().anyMatch(input::isWholeText);
    if (text && inputs.names().size() > 1) {
      throw refused(
          String.format(
              Locale.ROOT,
              "a file that is one text is redacted by itself, but there are %d files; name one, or"
                  + " read lines with --from=lines",
              inputs.names().size()));
    }
    if (inputs.names().stream().anyMatch(input::isInWords)) {
      throw refused("redact reads text, lines and jsonl, but not CoNLL; choose one with --from");
    }
    if (undo != null && map != null) {
      throw refused("--undo reads a map and --map writes one; give one of them");
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void redact(Items items, Writer out, Status status) throws IOException {
    EntityRecognizer found = rules.beside(Merge.KEEP_ALL, () -> labels.load(model));
    try (Redactor redactor = redactor(found);
        Output maps = map == null ? null : Output.open(spec, map)) {
      Writer mapLines = maps == null ? Writer.nullWriter() : maps.writer();
      Stream<Done> all = redactor.redactAll(items.alike(), Item::text, Done::new);
      for (Done done : (Iterable<Done>) all::iterator) {
        write(done.item, done.redacted.text(), out);
        mapLines.write(MapFile.line(done.redacted.map()) + "\n");
        status.done(done.item.position().bytes());
      }
      items.checkReadToEnd();
      if (maps != null) {
        maps.complete();
      }
    }
  }

  /** A policy that is refused leaves no model open. */
  private Redactor redactor(EntityRecognizer found) throws IOException {
    try {
      return policies.redactor(found).build();
    } catch (IOException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private void undo(Items items, Path maps, Writer out) throws IOException {
    try (InputStream in = Inputs.open(maps.toString())) {
      LineReader lines = new LineReader(maps.toString(), in, 0);
      while (items.hasNext()) {
        Item item = items.next();
        LineReader.Line line = lines.line();
        if (line == null) {
          throw new BadInputException(
              "%s: expected a map for each text, but there is none for %s; undo the file that was made with it"
                  .formatted(maps, item.position()));
        }
        write(item, original(MapFile.read(line), item), out);
      }
      if (lines.line() != null) {
        throw new BadInputException(
            maps
                + ": expected a map for each text, but there are more maps than texts; undo the"
                + " file that was made with it");
      }
    }
  }

  private static String original(RedactionMap map, Item item) throws BadInputException {
    try {
      return map.undo(item.text());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(item.position() + ": " + e.getMessage());
    }
  }

  private static void write(Item item, String text, Writer out) throws IOException {
    if (item instanceof Item.Json json) {
      out.write(json.line().withText(text) + "\n");
    } else {
      out.write(item instanceof Item.Whole ? text : text + "\n");
    }
  }
}
