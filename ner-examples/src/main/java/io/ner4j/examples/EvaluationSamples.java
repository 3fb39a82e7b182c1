package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TagScheme;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.Scores;
import io.ner4j.eval.TagParser;
import io.ner4j.eval.TaggedSentence;
import io.ner4j.eval.TypedSpan;
import io.ner4j.view.AnsiView;
import io.ner4j.view.EvaluationView;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Views and evaluation as the documentation shows them. */
final class EvaluationSamples {

  private EvaluationSamples() {}

  static void views(NerPipeline ner) throws IOException {
    String text = "Angela Merkel met Tim Cook of Apple in Cupertino.";
    List<Entity> entities = ner.extract(text);
    HtmlView view = HtmlView.standard().withColor("ORG", "#ffd166").withTitle("News of the day");
    Files.writeString(Path.of("entities.html"), view.page(text, entities));
    System.out.println(AnsiView.standard().render(text, entities));
  }

  static Scores evaluate(NerPipeline ner, Path file) throws IOException {
    List<List<String>> tags = new ArrayList<>();
    List<List<TypedSpan>> found = new ArrayList<>();
    for (TaggedSentence sentence : ConllReader.of().read(file)) {
      tags.add(sentence.tags());
      found.add(ner.extractWords(sentence.words()).stream().map(TypedSpan::of).toList());
    }
    List<List<TypedSpan>> gold = TagParser.lenient(TagScheme.IOB2).spans(tags);
    Evaluation evaluation = Evaluation.of(gold, found);
    Scores scores = evaluation.scores(Matching.EXACT);
    System.out.print(scores.report());
    System.out.print(evaluation.confusion().report());
    return scores;
  }

  static String report(Evaluation evaluation, List<String> texts) {
    String page =
        EvaluationView.standard()
            .withTitle("test.conll")
            .page(evaluation, texts, index -> "sentence " + (index + 1));
    return page;
  }

  static double f1OfTags(Path file) throws IOException {
    List<List<String>> gold = new ArrayList<>();
    List<List<String>> found = new ArrayList<>();
    ConllReader.of(0, -2).read(file).forEach(sentence -> gold.add(sentence.tags()));
    ConllReader.of(0, -1).read(file).forEach(sentence -> found.add(sentence.tags()));
    Evaluation evaluation = Evaluation.ofTags(gold, found, TagParser.strict(TagScheme.IOB2));
    return evaluation.scores(Matching.EXACT).micro().f1();
  }
}
