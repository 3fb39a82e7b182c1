package io.ner4j.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.Families.Expected;
import io.ner4j.onnx.Families.Golden;
import io.ner4j.onnx.FamiliesIT;
import io.ner4j.onnx.OnnxNerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models with unusual outputs and shapes answer what transformers answers for the model that they
 * were made of, or are refused with the reason.
 */
class ModelOutputsIT {

  private static final List<Golden> GOLDENS = Families.goldens("bert");

  private static OnnxNerBuilder builder(String variant) {
    return Families.builder(Families.directory("outputs")).modelFile("model_" + variant + ".onnx");
  }

  private static void checkAnswers(OnnxNerBuilder builder) {
    for (Aggregation aggregation : Aggregation.values()) {
      try (NerPipeline ner = builder.pipeline(options -> options.aggregation(aggregation)).load()) {
        List<String> texts = GOLDENS.stream().map(Golden::text).toList();
        List<List<Entity>> together = ner.extractAll(texts);
        for (int i = 0; i < texts.size(); i++) {
          List<Expected> expected =
              FamiliesIT.exact(
                  texts.get(i), GOLDENS.get(i).entities(Families.name(aggregation), false));
          FamiliesIT.check(aggregation + " in a batch", together.get(i), expected, 1e-4);
          FamiliesIT.check(aggregation + " alone", ner.extract(texts.get(i)), expected, 1e-4);
        }
      }
    }
  }

  private static void checkRefused(OnnxNerBuilder builder, String... parts) {
    assertThatThrownBy(() -> builder.load().close())
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax", "composed", "logsoftmax"})
  void softmaxInTheGraphIsNotAppliedTwice(String variant) {
    checkAnswers(builder(variant));
  }

  @Test
  void sigmoidInTheGraphIsRefused() {
    checkRefused(builder("sigmoid"), "ends in Sigmoid", "export the logits");
  }

  @Test
  void softmaxOverAnotherAxisIsRefused() {
    checkRefused(builder("wrongaxis"), "Softmax over something else than the labels");
  }

  @Test
  void transitionsAreNotIgnoredInSilence() {
    checkRefused(
        builder("crf"),
        "transitions of a CRF",
        "OnnxNerBuilder.output(\"emissions\")",
        "BioDecoder::viterbi");
  }

  @Test
  void emissionsAreReadByThemselvesIfTheyAreNamed() {
    checkAnswers(builder("crf").output("emissions"));
  }

  @Test
  void labelsWithoutScoresAreRefused() {
    checkRefused(builder("tags"), "its output tags holds one label a token", "export the scores");
  }

  @Test
  void labelsBesideScoresThatDecideLikewiseAreFine() {
    checkAnswers(builder("besttags"));
  }

  @Test
  void labelsBesideScoresThatDecideOtherwiseAreRefused() {
    checkRefused(builder("othertags"), "other labels than are likeliest", "output(\"emissions\")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "undeclared"})
  void ofTwoOutputsTheOneAsWideAsTheLabelsIsRead(String variant) {
    checkAnswers(builder(variant));
  }

  @Test
  void twoOutputsThatFitAreRefusedAndOneCanBeNamed() {
    checkRefused(builder("twice"), "several fit, [first, second]", "output(\"first\")");
    checkAnswers(builder("twice").output("first"));
  }

  @ParameterizedTest
  @CsvSource({"crf, transitions", "crf, nothing", "tags, tags"})
  void anOutputThatHoldsNoScoresIsRefusedByName(String variant, String output) {
    checkRefused(builder(variant).output(output), "to have the output " + output);
  }

  @Test
  void aGraphOfFixedBatchIsFilledUp() {
    checkAnswers(builder("fixedrows"));
  }

  @Test
  void aGraphOfFixedLengthIsFilledUpAndReadsLongTextsInWindows() {
    try (NerPipeline ner = builder("fixed").load();
        NerPipeline plain =
            Families.builder(Families.directory("outputs"))
                .pipeline(options -> options.maxTokens(64))
                .load()) {
      List<String> texts =
          List.of(
              "Angela Merkel met Tim Cook of Apple in Cupertino.",
              "Berlin",
              "Angela Merkel met Tim Cook of Apple in Cupertino. ".repeat(20));
      List<List<Entity>> expected = plain.extractAll(texts);
      List<List<Entity>> found = ner.extractAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        FamiliesIT.check(texts.get(i), found.get(i), Families.expected(expected.get(i)), 1e-4);
      }
      assertThat(found.get(2)).anyMatch(entity -> entity.start() > 900);
    }
  }
}
