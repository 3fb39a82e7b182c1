package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.contract.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong underneath is freed, tried in smaller pieces, or told. */
class FaultsIT {

  private static final List<String> TEXTS =
      List.of(
          "Angela Merkel",
          "Tim Cook of Apple",
          "in Cupertino",
          "Paris",
          "bread",
          "met",
          "of",
          "on");

  @TempDir Path directory;

  @BeforeEach
  void makeAModelDirectory() throws IOException {
    Hostile.copyTo(directory);
  }

  private OnnxNerBuilder withModel(String name) throws IOException {
    Hostile.copy(Hostile.model(name), directory.resolve("model.onnx"));
    return OnnxNer.builder(directory).device(Device.cpu());
  }

  @Test
  void loadsThatFailLeaveNothingBehind() throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Xms64m")
            .with("-Xmx64m")
            .with("-XX:+AlwaysPreTouch")
            // What is freed stays in glibc's pools, one or more a thread; this leaves one pool.
            .start(
                Map.of("MALLOC_ARENA_MAX", "1"),
                FailingLoads.class,
                Integer.toString(Scale.of(120, 1000)),
                directory.toString())
            .await();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    List<Long> kilobytes = outcome.out().lines().map(Long::valueOf).toList();
    assertThat(kilobytes).hasSize(10);
    assertThat(kilobytes.get(9)).as("%s", kilobytes).isLessThan(kilobytes.get(2) * 103 / 100);
  }

  @Test
  void aBatchThatDoesNotFitIntoMemoryIsSplit() throws Exception {
    AtomicLong batches = new AtomicLong();
    List<List<Entity>> alone = new ArrayList<>();
    try (NerPipeline plain = withModel("plain").load()) {
      TEXTS.forEach(text -> alone.add(plain.extract(text)));
    }
    try (NerPipeline greedy =
        withModel("greedy")
            .pipeline(options -> options.listener(p -> batches.addAndGet(p.batches())))
            .load()) {
      assertThat(greedy.extractAll(TEXTS)).isEqualTo(alone);
    }
    assertThat(alone).anySatisfy(entities -> assertThat(entities).isNotEmpty());
    assertThat(batches).hasValue(TEXTS.size());
  }

  @Test
  void aTextThatDoesNotFitIntoMemorySaysWhatToDo() throws Exception {
    try (NerPipeline insatiable = withModel("insatiable").load()) {
      assertThatThrownBy(() -> insatiable.extractAll(TEXTS))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageMatching("(?s)text \\d could not be read.*")
          .hasMessageContaining("1 sequences")
          .hasMessageContaining("maxBatchTokens")
          .hasMessageContaining("maxTokens");
    }
  }

  @Test
  void aRunThatFailsIsAnExceptionAndNothingOnStandardError() throws Exception {
    Hostile.copy(Hostile.model("insatiable"), directory.resolve("model.onnx"));
    Jvm.Outcome outcome =
        new Jvm(directory).run(Programs.ReadWithModel.class, directory.toString());
    assertThat(outcome.out()).contains("ONNX Runtime failed on", "maxBatchTokens");
    assertThat(outcome.err()).doesNotContain("[E:onnxruntime:", "[W:onnxruntime:");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void scoresThatAreNoNumbersAreRefusedAndOtherTextsRead() throws Exception {
    try (NerPipeline pipeline = withModel("not-finite").load()) {
      assertThat(pipeline.extract("Angela Merkel")).isNotNull();
      // Tokens 7 and 8 of the vocabulary.
      for (String text : List.of("0", "1")) {
        assertThatThrownBy(() -> pipeline.extract("Angela Merkel " + text))
            .isInstanceOf(NerInferenceException.class)
            .hasMessageContaining("finite logits");
      }
    }
  }

  @Test
  void anAnswerOfAnotherRankThanDeclaredIsRefusedAtLoad() throws Exception {
    OnnxNerBuilder flat = withModel("flat");
    assertThatThrownBy(flat::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("[batch, sequence, labels]")
        .hasMessageContaining("model.onnx");
  }

  @Test
  void aTokenizerOfALargerModelIsRefusedAtLoad() throws Exception {
    Hostile.copy(
        TinyBert.directory().resolve("tokenizer.json"), directory.resolve("tokenizer.json"));
    assertThatThrownBy(() -> withModel("plain").load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("they belong to different models");
  }

  @Test
  void aPipelineThatIsForgottenIsFreedAndNamed() throws Exception {
    Jvm.Outcome outcome = new Jvm(directory).run(Programs.Forget.class, "3");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err().lines().filter(line -> line.contains("was never closed")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("WARN", "model.onnx", "try-with-resources"));
  }
}
