package io.ner4j.cli;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.cli.gold.Answers;
import io.ner4j.cli.gold.GoldOptions;
import io.ner4j.cli.gold.GoldPlaces;
import io.ner4j.cli.gold.GoldText;
import io.ner4j.cli.gold.GoldTypes;
import io.ner4j.cli.gold.GoldWarnings;
import io.ner4j.cli.gold.LeftOut;
import io.ner4j.cli.output.FileUse;
import io.ner4j.cli.output.Reports;
import io.ner4j.cli.output.StandardOutput;
import io.ner4j.cli.terminal.Status;
import io.ner4j.cli.terminal.Terminal;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import io.ner4j.view.EvaluationView;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Counts what a model finds beside what people have marked. */
@Command(
    name = "evaluate",
    description =
        "Counts what a model finds beside what people have marked: precision, recall, F1.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private GoldOptions gold = new GoldOptions();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Writes a report as JSON, too. A file that is there is replaced once the report is complete; if the command fails, it stays as it was.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Writes a report as a page with each mistake in its context, too. A file that is there is replaced as by --json.")
  private @Nullable Path html;

  @Mixin private LabelOptions labels = new LabelOptions();

  @Mixin private ModelOptions model = new ModelOptions();

  /** What finds entities, the types that it finds, and where it runs. */
  private record Found(EntityRecognizer ner, Set<String> types, Device device)
      implements AutoCloseable {

    @Override
    public void close() {
      ner.close();
    }
  }

  @Override
  public Integer call() throws IOException {
    if (model.aggregation() == Aggregation.NONE) {
      throw new ParameterException(
          spec.commandLine(), "evaluate needs whole entities; use another --aggregation than none");
    }
    GoldTypes types = gold.types(model.types());
    new FileUse(spec)
        .reads(List.of(gold.file()))
        .readsBelow(model.directory())
        .prints()
        .writesIfNamed(json)
        .writesIfNamed(html);
    LeftOut leftOut = gold.leftOut(this::warn);
    List<GoldText> texts = gold.texts(leftOut);
    List<List<TypedSpan>> marked = gold.spans(texts);
    GoldPlaces places = new GoldPlaces(gold.file(), texts, types.of(marked));
    List<List<TypedSpan>> spans = places.distinct();
    try (Reports reports = Reports.open(spec, json, html);
        Found loaded = load(spans)) {
      for (String type : types.unused(marked)) {
        warn("%s: --map names the type %s, which no entity has".formatted(gold.file(), type));
      }
      warnings(texts, spans, loaded.types);
      List<List<TypedSpan>> found = found(loaded.ner, texts);
      places.warnings(found).forEach(this::warn);
      Evaluation evaluation = Evaluation.of(spans, found);
      report(evaluation, texts.size(), loaded.device.toString());
      reports.write(evaluation::json, () -> page(evaluation, texts));
      StandardOutput.of(spec).check();
      reports.complete();
    }
    return leftOut.count() == 0 ? ExitCode.DONE : ExitCode.INPUT;
  }

  /** A model that takes the labels with the text looks for the gold types, unless told others. */
  private Found load(List<List<TypedSpan>> spans) {
    if (!model.takesLabels(labels)) {
      NerPipeline ner = model.load(pipeline -> {});
      return new Found(ner, ner.labels().types(), ner.device());
    }
    ZeroShotPipeline ner =
        model
            .zeroShot()
            .load(
                options -> {
                  labels.addTo(options);
                  if (!labels.given()) {
                    options.labels(goldTypes(spans));
                  }
                },
                pipeline -> {});
    return new Found(ner, Set.copyOf(ner.options().types().values()), ner.device());
  }

  private Set<String> goldTypes(List<List<TypedSpan>> spans) {
    Set<String> types = new TreeSet<>();
    spans.forEach(text -> text.forEach(span -> types.add(span.type())));
    if (types.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "the model takes the labels with the text, but %s has no entity whose type to look for; name some with --label"
              .formatted(gold.file()));
    }
    return types;
  }

  private void warnings(List<GoldText> texts, List<List<TypedSpan>> spans, Set<String> types) {
    GoldWarnings warnings =
        new GoldWarnings(gold.file(), texts, spans, gold.offsetsCountCodePoints());
    warnings.numbersForWords().forEach(this::warn);
    warnings.blankEdges().forEach(this::warn);
    warnings.types(model.types().isEmpty() ? types : Set.copyOf(model.types())).forEach(this::warn);
  }

  private void warn(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("ner4j: " + line);
    err.flush();
  }

  private List<List<TypedSpan>> found(EntityRecognizer ner, List<GoldText> texts) {
    PrintWriter err = spec.commandLine().getErr();
    OptionalLong bytes = OptionalLong.of(texts.stream().mapToLong(GoldText::bytes).sum());
    try (Status status = new Status(err, Terminal.ERROR.present(), bytes, System::nanoTime)) {
      return Answers.of(ner, texts, status);
    }
  }

  private void report(Evaluation evaluation, int texts, String device) {
    PrintWriter out = spec.commandLine().getOut();
    String count = texts == 1 ? "1 text" : texts + " texts";
    out.print("%s on %s, %s of %s\n\n".formatted(model.modelName(), device, count, gold.file()));
    out.print(evaluation.scores(Matching.EXACT).report());
    out.print("\n" + line("same span, any type", evaluation.scores(Matching.SPAN).micro()));
    out.print(line("same type, overlapping", evaluation.scores(Matching.OVERLAP).micro()));
    out.print("\n" + evaluation.confusion().report());
    out.flush();
  }

  private static String line(String name, Counts counts) {
    return String.format(
        Locale.ROOT,
        "%s: precision %.4f, recall %.4f, f1 %.4f\n",
        name,
        counts.precision(),
        counts.recall(),
        counts.f1());
  }

  private String page(Evaluation evaluation, List<GoldText> texts) {
    return EvaluationView.standard()
        .withTitle("%s on %s".formatted(model.modelName(), gold.file()))
        .page(
            evaluation,
            texts.stream().map(GoldText::text).toList(),
            index -> texts.get(index).name());
  }
}
