package io.ner4j;

import static io.ner4j.FakePipelines.TEXT;
import static io.ner4j.FakePipelines.config;
import static io.ner4j.FakePipelines.read;
import static io.ner4j.FakePipelines.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.decode.Decoding;
import io.ner4j.decode.TagScheme;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of a pipeline as a value: read back, copied, compared, printed and serialised. */
class PipelineConfigTest {

  /** A rare number, so that it is found again in the serialised form. */
  private static final int WAITING = 0x1357_9bdf;

  /** Each sets one option, but for the first and the last. */
  static List<Consumer<PipelineOptions<?>>> options() {
    List<Consumer<PipelineOptions<?>>> options = new ArrayList<>();
    options.add(builder -> {});
    options.add(builder -> builder.aggregation(Aggregation.AVERAGE));
    options.add(builder -> builder.scheme(TagScheme.IOB1));
    options.add(builder -> builder.decoder(Decoding.VITERBI));
    options.add(builder -> builder.minScore(0.5));
    options.add(builder -> builder.minScore("PER", 0.75));
    options.add(builder -> builder.includeTypes("PER"));
    options.add(builder -> builder.excludeTypes("LOC"));
    options.add(builder -> builder.longText(LongText.TRUNCATE));
    options.add(builder -> builder.maxTokens(40));
    options.add(builder -> builder.windowTokens(20));
    options.add(builder -> builder.stride(3));
    options.add(builder -> builder.maxBatchTokens(99));
    options.add(builder -> builder.maxWaiting(7));
    options.add(PipelineConfigTest::all);
    return options;
  }

  private static PipelineOptions<?> all(PipelineOptions<?> builder) {
    return builder
        .aggregation(Aggregation.MAX)
        .scheme(TagScheme.IOB2)
        .decoder(Decoding.STRICT)
        .minScore(0.125)
        .minScore("PER", 0.25)
        .includeTypes("PER", "LOC")
        .excludeTypes("LOC")
        .longText(LongText.WINDOWS)
        .maxTokens(50)
        .windowTokens(30)
        .stride(4)
        .maxBatchTokens(256)
        .maxWaiting(WAITING);
  }

  @ParameterizedTest
  @MethodSource("options")
  void aConfigurationComesBackFromAPipelineThatIsBuiltFromItAndFromItsBytes(
      Consumer<PipelineOptions<?>> options) throws Exception {
    PipelineConfig config = config(options);
    for (PipelineConfig same :
        List.of(config(copy -> copy.config(config)), read(written(config)))) {
      assertThat(same).isEqualTo(config).hasSameHashCodeAs(config).hasToString(config.toString());
    }
    NerPipelineBuilder builder = FakePipelines.builder();
    options.accept(builder);
    try (NerPipeline first = builder.build();
        NerPipeline second = FakePipelines.builder().config(read(written(config))).build()) {
      String longText = (TEXT + " ").repeat(20);
      assertThat(second.extract(longText)).isEqualTo(first.extract(longText));
      assertThat(second).hasToString(first.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void aConfigurationIsMadeAndCopiedWithoutAPipeline(Consumer<PipelineOptions<?>> options)
      throws Exception {
    PipelineConfig.Builder builder = PipelineConfig.builder();
    options.accept(builder);
    PipelineConfig made = builder.build();
    assertThat(made).isEqualTo(config(options)).hasToString(config(options).toString());
    assertThat(made.toBuilder().build()).isEqualTo(made);
    assertThat(read(written(made))).isEqualTo(made);
    try (NerPipeline pipeline = FakePipelines.builder().config(made).build()) {
      assertThat(pipeline.config()).isEqualTo(made);
    }
  }

  @Test
  void aChangedCopyLeavesTheConfigurationAsItWas() {
    PipelineConfig config = PipelineConfig.builder().minScore(0.5).build();
    PipelineConfig.Builder builder = config.toBuilder().includeTypes("PER");
    PipelineConfig changed = builder.build();
    builder.maxTokens(30);
    assertThat(config).hasToString("PipelineConfig[minScore=0.5]");
    assertThat(changed).hasToString("PipelineConfig[minScore=0.5, includeTypes=[PER]]");
  }

  @Test
  void aContradictionIsRefusedBeforeThereIsAModel() {
    PipelineConfig.Builder builder =
        PipelineConfig.builder().aggregation(Aggregation.NONE).decoder(Decoding.STRICT);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("aggregation NONE joins no labels")
        .hasMessageEndingWith("use SIMPLE, or set no decoder");
  }

  @Test
  void configurationsDifferByEachOption() {
    List<PipelineConfig> configs = options().stream().map(FakePipelines::config).toList();
    assertThat(configs).doesNotHaveDuplicates();
    assertThat(configs.stream().map(PipelineConfig::toString)).doesNotHaveDuplicates();
    assertThat(configs.get(0)).isNotEqualTo("PipelineConfig[]").isNotEqualTo(null);
  }

  @Test
  void eachOptionIsReadBackAsItWasSet() {
    PipelineConfig config = config(PipelineConfigTest::all);
    assertThat(config.extractOptions().aggregation()).isEqualTo(Aggregation.MAX);
    assertThat(config.scheme()).contains(TagScheme.IOB2);
    assertThat(config.extractOptions().decoder()).contains(Decoding.STRICT);
    assertThat(config.extractOptions().minScore()).hasValue(0.125);
    assertThat(config.extractOptions().minScores()).isEqualTo(Map.of("PER", 0.25));
    assertThat(config.extractOptions().includeTypes()).containsExactly("LOC", "PER");
    assertThat(config.extractOptions().excludeTypes()).containsExactly("LOC");
    assertThat(config.longText()).isEqualTo(LongText.WINDOWS);
    assertThat(config.maxTokens()).hasValue(50);
    assertThat(config.windowTokens()).hasValue(30);
    assertThat(config.stride()).hasValue(4);
    assertThat(config.maxBatchTokens()).hasValue(256);
    assertThat(config.maxWaiting()).isEqualTo(WAITING);
    assertThat(config)
        .hasToString(
            "PipelineConfig[aggregation=MAX, decoder=STRICT, minScore=0.125, "
                + "minScores={PER=0.25}, includeTypes=[LOC, PER], excludeTypes=[LOC], scheme=IOB2, maxTokens=50, "
                + "windowTokens=30, stride=4, maxBatchTokens=256, maxWaiting=324508639]");
  }

  @Test
  void whatWasNotSetStaysOpen() {
    PipelineConfig config = config(builder -> {});
    assertThat(config).hasToString("PipelineConfig[]");
    assertThat(config.scheme()).isEmpty();
    assertThat(config.extractOptions().decoder()).isEmpty();
    assertThat(config.extractOptions().minScores()).isEmpty();
    assertThat(config.extractOptions().includeTypes()).isEmpty();
    assertThat(config.extractOptions().excludeTypes()).isEmpty();
    assertThat(config.maxTokens()).isEmpty();
    assertThat(config.windowTokens()).isEmpty();
    assertThat(config.stride()).isEmpty();
    assertThat(config.maxBatchTokens()).isEmpty();
    assertThat(config(all -> all(all).config(config))).isEqualTo(config);
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatWasReadBack() {
    NerPipelineBuilder builder = FakePipelines.builder().minScore("PER", 0.5).includeTypes("PER");
    try (NerPipeline pipeline = builder.build()) {
      PipelineConfig before = read(written(pipeline.config()));
      builder.minScore("LOC", 0.5).includeTypes("LOC").maxTokens(30);
      assertThat(pipeline.config()).isEqualTo(before);
      assertThatThrownBy(() -> pipeline.config().extractOptions().minScores().put("LOC", 1.0))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> pipeline.config().extractOptions().includeTypes().clear())
          .isInstanceOf(UnsupportedOperationException.class);
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bytesThatSayWhatNoBuilderTakesAreRefused() throws Exception {
    byte[] bytes = written(config(builder -> builder.maxWaiting(WAITING)));
    replace(bytes, ByteBuffer.allocate(4).putInt(WAITING).array(), new byte[4]);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("PipelineConfig")
        .hasMessageContaining("write it again");

    byte[] score = written(config(builder -> builder.minScore(0.7654321)));
    replace(
        score,
        ByteBuffer.allocate(8).putDouble(0.7654321).array(),
        ByteBuffer.allocate(8).putDouble(7).array());
    assertThatThrownBy(() -> read(score))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("minScore must be 0 to 1, but is 7.0");
  }

  private static void replace(byte[] bytes, byte[] old, byte[] fresh) {
    int found = -1;
    for (int i = 0; i + old.length <= bytes.length; i++) {
      if (ByteBuffer.wrap(bytes, i, old.length).equals(ByteBuffer.wrap(old))) {
        assertThat(found).as("found once").isEqualTo(-1);
        found = i;
      }
    }
    assertThat(found).isNotEqualTo(-1);
    System.arraycopy(fresh, 0, bytes, found, fresh.length);
  }
}
