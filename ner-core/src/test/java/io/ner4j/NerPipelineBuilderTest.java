package io.ner4j;

import static io.ner4j.FakePipelines.TEXT;
import static io.ner4j.FakePipelines.assertRefused;
import static io.ner4j.FakePipelines.extract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.TagScheme;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NerPipelineBuilderTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.NEGATIVE_INFINITY})
  void minScoreLiesInZeroToOne(double score) {
    String message = "minScore must be 0 to 1, but is " + score;
    assertRefused(() -> FakePipelines.builder().minScore(score)).hasMessage(message);
    assertRefused(() -> FakePipelines.builder().minScore("PER", score)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void sizesArePositive(int size) {
    assertRefused(() -> FakePipelines.builder().maxTokens(size))
        .hasMessage("maxTokens must be >= 1, but is " + size);
    assertRefused(() -> FakePipelines.builder().windowTokens(size))
        .hasMessage("windowTokens must be >= 1, but is " + size);
    assertRefused(() -> FakePipelines.builder().maxBatchTokens(size))
        .hasMessage("maxBatchTokens must be >= 1, but is " + size);
    assertRefused(() -> FakePipelines.builder().stride(-1))
        .hasMessage("stride must be >= 0, but is -1");
  }

  @Test
  void batchesAreAsLargeAsTheModelAsksUnlessTheirSizeIsSet() {
    assertThat(largestBatch(new FakeModel(64).batchTokens(), b -> {})).isEqualTo(512);
    assertThat(largestBatch(16_384, b -> {})).isEqualTo(16_384);
    assertThat(largestBatch(16_384, b -> b.maxBatchTokens(512))).isEqualTo(512);
  }

  /** The most tokens that a batch has of a list of texts of eight tokens each. */
  private static int largestBatch(int asked, Consumer<NerPipelineBuilder> options) {
    AtomicInteger most = new AtomicInteger();
    FakeModel model =
        new FakeModel(64) {
          @Override
          public int batchTokens() {
            return asked;
          }

          @Override
          public Logits run(Batch batch) {
            most.accumulateAndGet(batch.rows() * batch.columns(), Math::max);
            return super.run(batch);
          }
        };
    NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), model);
    options.accept(builder);
    try (NerPipeline pipeline = builder.build()) {
      pipeline.extractAll(Collections.nCopies(6000, "a b c d e f"));
    }
    return most.get();
  }

  @Test
  void whereTheModelSkipsPaddingTextsOfUnlikeLengthShareABatch() {
    List<String> texts = List.of("a", "a b c d e f g h i j k l", "a b c", "a b c d e f g");
    Progress padded = progress(new FakeModel(64), texts);
    Progress skipped =
        progress(
            new FakeModel(64) {
              @Override
              public boolean skipsPadding() {
                return true;
              }
            },
            texts);
    assertThat(skipped.batches()).isOne();
    assertThat(skipped.padding()).isZero();
    assertThat(padded.batches() + padded.padding()).isGreaterThan(1);
    assertThat(skipped.tokens()).isEqualTo(padded.tokens()).isEqualTo(23 + 2 * 4);
  }

  private static Progress progress(FakeModel model, List<String> texts) {
    List<Progress> all = Collections.synchronizedList(new ArrayList<>());
    NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), model).listener(all::add);
    try (NerPipeline pipeline = builder.build()) {
      pipeline.extractAll(texts);
    }
    return all.stream().reduce(Progress.NONE, Progress::plus);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "65", "100"})
  void maxTokensFitsTheModelAndTheSpecialTokens(int maxTokens) {
    NerPipelineBuilder builder = FakePipelines.builder().maxTokens(maxTokens);
    assertRefused(builder::build)
        .hasMessage(
            "maxTokens must be 3 to 64, as the model reads at most 64 tokens and 2 of them are special, but is %d",
            maxTokens);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aWindowHoldsMoreThanTheSpecialTokens(int windowTokens) {
    NerPipelineBuilder builder = FakePipelines.builder().windowTokens(windowTokens);
    assertRefused(builder::build)
        .hasMessage(
            "windowTokens must be >= 3, as 2 tokens of a window are special, but is %d",
            windowTokens);
    builder.windowTokens(3).build().close();
  }

  @ParameterizedTest
  @CsvSource({"64, 62, 61, 62", "10, 8, 7, 8", "10, 100, 7, 8", "3, 1, 0, 1"})
  void strideIsLessThanAWindowHolds(int maxTokens, int stride, int most, int capacity) {
    NerPipelineBuilder builder = FakePipelines.builder().maxTokens(maxTokens).stride(stride);
    assertRefused(builder::build)
        .hasMessage(
            "stride must be 0 to %d, as a window holds %d tokens besides the special ones, but is %d",
            most, capacity, stride);
    builder.stride(most).build().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 64})
  void theDefaultStrideFitsEveryWindow(int maxTokens) {
    assertThat(extract(b -> b.maxTokens(maxTokens))).hasSize(4);
  }

  @Test
  void aModelThatReadsNoTextIsRefused() {
    assertThatThrownBy(() -> NerPipeline.builder(new FakeTokenizer(), new FakeModel(2)).build())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("2 special tokens");
  }

  @Test
  void noneLeavesNothingToADecoder() {
    assertRefused(
            () ->
                FakePipelines.builder()
                    .aggregation(Aggregation.NONE)
                    .decoder(BioDecoder::strict)
                    .build())
        .hasMessageContaining("aggregation NONE");
  }

  @Test
  void aSchemeThatTheLabelsDoNotFollowIsRefused() {
    FakeModel model =
        new FakeModel(64) {
          @Override
          public List<String> labels() {
            return List.of("O", "person", "place");
          }
        };
    NerPipelineBuilder builder =
        NerPipeline.builder(new FakeTokenizer(), model).scheme(TagScheme.IOB2);
    assertRefused(builder::build).hasMessageContaining("[O, person, place]");
  }

  @Test
  void theSchemeIsRecognisedOrSet() {
    try (NerPipeline pipeline = FakePipelines.builder().build()) {
      assertThat(pipeline.labels().scheme()).isEqualTo(TagScheme.IOB2);
    }
    try (NerPipeline pipeline = FakePipelines.builder().scheme(TagScheme.IO).build()) {
      assertThat(pipeline.labels().scheme()).isEqualTo(TagScheme.IO);
    }
  }

  @Test
  void theDecoderIsMadeForTheLabels() {
    assertThat(extract(b -> b.decoder(BioDecoder::lenient)))
        .extracting(Entity::text)
        .containsExactly("Anna", "Golo", "Milan", "Zug.");
    assertThat(extract(b -> b.decoder(BioDecoder::strict)))
        .as("what begins with an I-")
        .extracting(Entity::text)
        .containsExactly("Anna", "Milan");
  }

  @Test
  void aBuiltPipelineDoesNotChangeWithItsBuilder() {
    NerPipelineBuilder builder = FakePipelines.builder();
    try (NerPipeline before = builder.build();
        NerPipeline after = builder.includeTypes("LOC").minScore("LOC", 1).build()) {
      assertThat(before.extract(TEXT)).hasSize(4);
      assertThat(after.extract(TEXT)).isEmpty();
    }
  }
}
