package io.ner4j;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The exported API: whatever is public is listed here, and is kept for good once released. */
class ExportedPackagesTest {

  private static final List<String> EXPORTED =
      List.of(
          "io.ner4j.Aggregation",
          "io.ner4j.Device",
          "io.ner4j.Entity",
          "io.ner4j.EntityRecognizer",
          "io.ner4j.ExtractOptions",
          "io.ner4j.ExtractOptions$Builder",
          "io.ner4j.Layout",
          "io.ner4j.LongText",
          "io.ner4j.NerException",
          "io.ner4j.NerInferenceException",
          "io.ner4j.NerInputException",
          "io.ner4j.NerInterruptedException",
          "io.ner4j.NerModelException",
          "io.ner4j.NerPipeline",
          "io.ner4j.NerPipelineBuilder",
          "io.ner4j.PipelineConfig",
          "io.ner4j.PipelineConfig$Builder",
          "io.ner4j.PipelineOptions",
          "io.ner4j.Progress",
          "io.ner4j.ReadingOptions",
          "io.ner4j.WordEntity",
          "io.ner4j.decode.BioDecoder",
          "io.ner4j.decode.Decoding",
          "io.ner4j.decode.LabelScores",
          "io.ner4j.decode.LabelSet",
          "io.ner4j.decode.TagScheme",
          "io.ner4j.decode.TokenLabel",
          "io.ner4j.decode.TokenSpan",
          "io.ner4j.document.DocumentEntity",
          "io.ner4j.document.Documents",
          "io.ner4j.document.Sentence",
          "io.ner4j.document.SentenceEntities",
          "io.ner4j.document.Sentences",
          "io.ner4j.eval.ConfusionTable",
          "io.ner4j.eval.ConllReader",
          "io.ner4j.eval.ConllRow",
          "io.ner4j.eval.ConllRow$Kind",
          "io.ner4j.eval.ConllRows",
          "io.ner4j.eval.ConllRows$Source",
          "io.ner4j.eval.Counts",
          "io.ner4j.eval.Evaluation",
          "io.ner4j.eval.Matching",
          "io.ner4j.eval.Mistake",
          "io.ner4j.eval.Mistake$Kind",
          "io.ner4j.eval.Scores",
          "io.ner4j.eval.TagParser",
          "io.ner4j.eval.TaggedSentence",
          "io.ner4j.eval.TypedSpan",
          "io.ner4j.redact.Change",
          "io.ner4j.redact.Policy",
          "io.ner4j.redact.Redacted",
          "io.ner4j.redact.RedactionMap",
          "io.ner4j.redact.Redactor",
          "io.ner4j.redact.Redactor$Builder",
          "io.ner4j.redact.Target",
          "io.ner4j.rules.Combined",
          "io.ner4j.rules.KnownPattern",
          "io.ner4j.rules.Merge",
          "io.ner4j.rules.Patterns",
          "io.ner4j.rules.Patterns$Builder",
          "io.ner4j.rules.Phrase",
          "io.ner4j.rules.Phrases",
          "io.ner4j.rules.PhrasesBuilder",
          "io.ner4j.rules.TextFilter",
          "io.ner4j.rules.TextFilter$Builder",
          "io.ner4j.spi.Batch",
          "io.ner4j.spi.DetachedThread",
          "io.ner4j.spi.Encoding",
          "io.ner4j.spi.Encoding$Builder",
          "io.ner4j.spi.InferenceModel",
          "io.ner4j.spi.Logits",
          "io.ner4j.spi.Model",
          "io.ner4j.spi.ModelDefaults",
          "io.ner4j.spi.ObservablePipeline",
          "io.ner4j.spi.PipelineObserver",
          "io.ner4j.spi.SpanBatch",
          "io.ner4j.spi.SpanClassifier",
          "io.ner4j.spi.SpanClassifier$Scoring",
          "io.ner4j.spi.Tokenizer",
          "io.ner4j.spi.WordFinder",
          "io.ner4j.view.AnsiView",
          "io.ner4j.view.EvaluationView",
          "io.ner4j.view.HtmlView",
          "io.ner4j.zeroshot.ZeroShotOptions",
          "io.ner4j.zeroshot.ZeroShotOptions$Builder",
          "io.ner4j.zeroshot.ZeroShotPipeline",
          "io.ner4j.zeroshot.ZeroShotPipelineBuilder");

  @Test
  void theModuleExportsThePackagesOfTheTypesListed() throws IOException, URISyntaxException {
    Set<String> packages =
        EXPORTED.stream().map(name -> name.substring(0, name.lastIndexOf('.'))).collect(toSet());
    assertThat(exports()).isEqualTo(packages);
  }

  @Test
  void publicTypesAreThoseListed() throws IOException, URISyntaxException {
    Set<String> exports = exports();
    Path classes = classes();
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> found =
          files
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
              .filter(name -> exports.contains(name.substring(0, name.lastIndexOf('.'))))
              .filter(ExportedPackagesTest::exported)
              .sorted()
              .toList();
      assertThat(found).containsExactlyElementsOf(EXPORTED);
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(NerPipeline.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Set<String> exports() throws IOException, URISyntaxException {
    try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(toSet());
    }
  }

  /** Whether a class and all those around it are public or, in a public one, protected. */
  private static boolean exported(String name) {
    try {
      Class<?> type = Class.forName(name, false, NerPipeline.class.getClassLoader());
      for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
        if ((outer.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
          return false;
        }
      }
      return true;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
