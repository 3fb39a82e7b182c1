package io.ner4j.benchmarks.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnxruntime.OrtException;
import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.benchmarks.peer.WholeText;
import io.ner4j.onnx.OnnxNer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opennlp.dl.namefinder.NameFinderDL;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;

/** What docs/migrating.md says of OpenNLP, and how its users come to ner4j. */
class MigratingIT {

  private static final String SENTENCE = "Angela Merkel met Tim Cook in Cupertino.";
  private static final Path TINY_BERT =
      Path.of("..", "ner-onnx", "src", "test", "resources", "conformance", "tiny-bert");

  @Test
  void theCodeOfOpenNlpRunsAsThePageShowsIt() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    OpenNlpNames.maximumEntropy(
        trained(), List.of(SENTENCE), new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("person Angela Merkel 0."),
            second -> assertThat(second).startsWith("person Tim Cook 0."));
  }

  /** A model that knows one sentence, trained as OpenNLP's manual does. */
  private static TokenNameFinderModel trained() throws IOException {
    String[] tokens = SimpleTokenizer.INSTANCE.tokenize(SENTENCE);
    NameSample sample =
        new NameSample(
            tokens, new Span[] {new Span(0, 2, "person"), new Span(3, 5, "person")}, true);
    return NameFinderME.train(
        "eng",
        "person",
        ObjectStreamUtils.createObjectStream(sample, sample, sample),
        TrainingParameters.defaultParams(),
        new TokenNameFinderFactory());
  }

  @Test
  void aPipelineServesWhereANameFinderOfOpenNlpDoes() {
    String[] tokens = SimpleTokenizer.INSTANCE.tokenize(SENTENCE);
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      Span[] names = new Ner4jNameFinder(ner).find(tokens);
      assertThat(names)
          .extracting(Span::getType, Span::getStart, Span::getEnd)
          .containsExactly(tuple("PER", 0, 2), tuple("PER", 3, 5), tuple("LOC", 6, 7));
      assertThat(names).allMatch(name -> name.getProb() > 0.5 && name.getProb() <= 1);
    }
  }

  /** All labels are B-PER here, so that each token of a random model is a person. */
  @Test
  void aSpanOfNameFinderDlHasTheTextAsTypeAndAnUnboundedScore() throws IOException, OrtException {
    Map<Integer, String> labels =
        IntStream.range(0, 9).boxed().collect(Collectors.toMap(id -> id, id -> "B-PER"));
    NameFinderDL finder =
        new NameFinderDL(
            TINY_BERT.resolve("model.onnx").toFile(),
            TINY_BERT.resolve("vocab.txt").toFile(),
            labels,
            new WholeText());
    Span[] found = finder.find(new String[] {"in in"});
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(span -> "in".equals(span.getType()) || span.getType().isEmpty());
    assertThat(found).anyMatch(span -> span.getProb() > 1);
  }
}
