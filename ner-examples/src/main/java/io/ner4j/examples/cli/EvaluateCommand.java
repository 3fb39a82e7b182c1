package io.ner4j.examples.cli;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TagScheme;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TagReading;
import io.ner4j.eval.TypedSpan;
import io.ner4j.view.EvaluationView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts what a model finds beside what people have marked. */
@Command(
    name = "evaluate",
    description =
        "Counts what a model finds beside what people have marked: precision, recall, F1.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  /** What the offsets of a JSON line count. */
  enum Offsets {
    UTF16,
    CODE_POINTS
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      defaultValue = Inputs.STANDARD_INPUT,
      description = "A CoNLL or JSONL file in UTF-8; - or none is standard input.")
  private String file = Inputs.STANDARD_INPUT;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "conll or jsonl. Default: by the file's name, else conll.")
  private @Nullable InputFormat from;

  @Option(
      names = "--word-column",
      paramLabel = "N",
      defaultValue = "0",
      description = "The column of the word: 0, the default, is the first, -1 the last.")
  private int wordColumn;

  @Option(
      names = "--tag-column",
      paramLabel = "N",
      defaultValue = "-1",
      description = "The column of the tag. Default: -1, the last.")
  private int tagColumn = -1;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "IOB2",
      description = "What the tags' letters mean: ${COMPLETION-CANDIDATES}. Default: IOB2.")
  private TagScheme scheme = TagScheme.IOB2;

  @Option(
      names = "--strict",
      description = "Leave out gold entities whose tags the scheme does not allow.")
  private boolean strict;

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "The field of a JSON line that holds the text. Default: text.")
  private String textField = "text";

  @Option(
      names = "--offsets",
      paramLabel = "UNIT",
      defaultValue = "UTF16",
      description =
          "What offsets in JSON count: utf16 (the default), or code_points as Python does.")
  private Offsets offsets = Offsets.UTF16;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes a report as JSON, too.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes a report as a page with each mistake in its context, too.")
  private @Nullable Path html;

  @Mixin private ModelOptions model = new ModelOptions();

  @Override
  public Integer call() throws IOException {
    if (model.aggregation() == Aggregation.NONE) {
      throw new ParameterException(
          spec.commandLine(), "evaluate needs whole entities; use another --aggregation than none");
    }
    Inputs.of(List.of(file));
    List<GoldText> texts = read();
    if (texts.isEmpty()) {
      throw new BadInputException(file + ": expected texts with entities, but there are none");
    }
    List<List<TypedSpan>> gold = gold(texts);
    try (NerPipeline ner = model.load(pipeline -> {})) {
      Evaluation evaluation = Evaluation.of(gold, found(ner, texts));
      report(evaluation, texts.size(), ner.device().toString());
      if (json != null) {
        write(json, evaluation.json());
      }
      if (html != null) {
        write(html, page(evaluation, texts));
      }
    }
    return ExitCode.DONE;
  }

  private List<GoldText> read() throws IOException {
    InputFormat format = from;
    if (format == null) {
      format = InputFormat.of(file) == InputFormat.JSONL ? InputFormat.JSONL : InputFormat.CONLL;
    }
    return switch (format) {
      case JSONL -> GoldFile.jsonl(file, new GoldJson(textField, offsets == Offsets.CODE_POINTS));
      case CONLL -> GoldFile.conll(file, conll());
      default ->
          throw new ParameterException(
              spec.commandLine(), "evaluate reads conll or jsonl, but --from is " + from);
    };
  }

  private ConllReader conll() {
    if (wordColumn == tagColumn) {
      throw new ParameterException(
          spec.commandLine(), "--word-column and --tag-column are both " + wordColumn);
    }
    return ConllReader.of(wordColumn, tagColumn);
  }

  private List<List<TypedSpan>> gold(List<GoldText> texts) throws BadInputException {
    TagReading reading = strict ? TagReading.strict(scheme) : TagReading.lenient(scheme);
    try {
      List<List<TypedSpan>> tagged = reading.spans(texts.stream().map(GoldText::tags).toList());
      List<List<TypedSpan>> gold = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        GoldText text = texts.get(i);
        gold.add(text.inWords() ? text.inText(tagged.get(i)) : text.spans());
      }
      return gold;
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage());
    }
  }

  private static List<List<TypedSpan>> found(NerPipeline ner, List<GoldText> texts) {
    Iterator<List<Entity>> inText =
        ner.extractAll(texts.stream().filter(t -> !t.inWords()).map(GoldText::text).toList())
            .iterator();
    List<List<TypedSpan>> found = new ArrayList<>();
    for (GoldText text : texts) {
      found.add(
          text.inWords()
              ? text.inText(ner.extractWords(text.words()).stream().map(TypedSpan::of).toList())
              : inText.next().stream().map(TypedSpan::of).toList());
    }
    return found;
  }

  private void report(Evaluation evaluation, int texts, String device) {
    PrintWriter out = spec.commandLine().getOut();
    out.print("%s on %s, %d texts of %s\n\n".formatted(model.modelName(), device, texts, file));
    out.print(evaluation.scores(Matching.EXACT).report());
    out.print("\n" + line("same span, any type", evaluation.scores(Matching.SPAN).micro()));
    out.print(line("same type, overlapping", evaluation.scores(Matching.OVERLAP).micro()));
    out.print("\n" + evaluation.confusion().report());
    out.flush();
  }

  private static String line(String name, Counts counts) {
    return String.format(
        Locale.ROOT,
        "%s: precision %.4f, recall %.4f, f1 %.4f%n",
        name,
        counts.precision(),
        counts.recall(),
        counts.f1());
  }

  private String page(Evaluation evaluation, List<GoldText> texts) {
    return EvaluationView.standard()
        .withTitle("%s on %s".formatted(model.modelName(), file))
        .page(
            evaluation,
            texts.stream().map(GoldText::text).toList(),
            index -> texts.get(index).name());
  }

  private static void write(Path file, String report) throws IOException {
    try (Writer out = Output.open(file)) {
      out.write(report);
    } catch (IOException e) {
      throw new IOException("cannot write to %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
