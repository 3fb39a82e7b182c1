package io.ner4j;

import static io.ner4j.FakePipelines.assertRefused;
import static io.ner4j.FakePipelines.extract;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.TokenSpan;
import io.ner4j.spi.ModelDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entities are kept or left out by their type and their score. */
class FilterOptionsTest {

  @Test
  void includeTypesNeedsAType() {
    assertRefused(() -> FakePipelines.builder().includeTypes())
        .hasMessage("includeTypes needs at least one type, but got none");
    assertThat(extract(b -> b.excludeTypes())).hasSize(4);
  }

  @Test
  void unknownTypesAreRefusedWithThoseOfTheModel() {
    List<NerPipelineBuilder> builders =
        List.of(
            FakePipelines.builder().minScore("ORG", 0.5),
            FakePipelines.builder().includeTypes("PER", "ORG"),
            FakePipelines.builder().excludeTypes("ORG"));
    for (NerPipelineBuilder builder : builders) {
      assertRefused(builder::build).hasMessage("the model has the types [PER, LOC], but not 'ORG'");
    }
    assertRefused(() -> FakePipelines.builder().includeTypes("B-PER").build());
    assertRefused(() -> FakePipelines.builder().includeTypes("O").build());
  }

  @Test
  void filtersThatLeaveNoTypeAreRefused() {
    assertRefused(() -> FakePipelines.builder().includeTypes("PER").excludeTypes("PER").build())
        .hasMessageContaining("[PER, LOC]");
    assertRefused(() -> FakePipelines.builder().excludeTypes("PER", "LOC").build());
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void typesAreFiltered(Aggregation aggregation) {
    assertThat(extract(b -> b.aggregation(aggregation).includeTypes("LOC")))
        .extracting(Entity::text)
        .containsExactly("Milan", "Zug.");
    assertThat(extract(b -> b.aggregation(aggregation).excludeTypes("LOC")))
        .extracting(Entity::text)
        .containsExactly("Anna", "Golo");
    assertThat(
            extract(b -> b.aggregation(aggregation).includeTypes("LOC", "PER").excludeTypes("PER")))
        .extracting(Entity::type)
        .containsExactly("LOC", "LOC");
  }

  @Test
  void underNoneTypesStandForTheirLabels() {
    assertThat(extract(b -> b.aggregation(Aggregation.NONE)))
        .extracting(e -> e.type() + " " + e.text())
        .containsExactly("B-PER Anna", "I-PER Golo", "B-LOC Mila", "I-LOC n", "I-LOC Zug.");
    assertThat(extract(b -> b.aggregation(Aggregation.NONE).includeTypes("PER")))
        .extracting(Entity::type)
        .containsExactly("B-PER", "I-PER");
    assertThat(extract(b -> b.aggregation(Aggregation.NONE).excludeTypes("PER")))
        .extracting(Entity::type)
        .containsExactly("B-LOC", "I-LOC", "I-LOC");
    assertThat(extract(b -> b.aggregation(Aggregation.NONE).minScore(1).minScore("PER", 0)))
        .extracting(Entity::type)
        .containsExactly("B-PER", "I-PER");
  }

  @Test
  void scoresAreFilteredByTypeOrAll() {
    List<Entity> all = extract(b -> {});
    double[] scores = all.stream().mapToDouble(Entity::score).sorted().toArray();
    for (double least : scores) {
      assertThat(extract(b -> b.minScore(least)))
          .as("the score itself is enough")
          .containsExactlyElementsOf(all.stream().filter(e -> e.score() >= least).toList());
    }
    List<Entity> expected = new ArrayList<>(all);
    expected.removeIf(e -> e.type().equals("LOC") && e.score() < scores[3]);
    assertThat(extract(b -> b.minScore("LOC", scores[3]))).isEqualTo(expected);
    assertThat(extract(b -> b.minScore(1).minScore("PER", 0)))
        .extracting(Entity::text)
        .containsExactly("Anna", "Golo");
    assertThat(extract(b -> b.minScore("PER", 0).excludeTypes("PER")))
        .extracting(Entity::type)
        .containsExactly("LOC", "LOC");
  }

  @Test
  void theModelsLeastScoreHoldsWhereTheCallerSaysNone() {
    List<Entity> all = extract(b -> {});
    double least = all.stream().mapToDouble(Entity::score).sorted().toArray()[2];
    List<Entity> sure = all.stream().filter(e -> e.score() >= least).toList();
    FakeModel model =
        new FakeModel(64) {
          @Override
          public ModelDefaults defaults() {
            return new ModelDefaults(Decoding.LENIENT, Layout.NONE, OptionalInt.empty(), least);
          }
        };
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build()) {
      assertThat(ner.modelDefaults().minScore()).isEqualTo(least);
      assertThat(ner.config().extractOptions().minScore()).isEmpty();
      assertThat(ner.extract(FakePipelines.TEXT)).hasSize(2).isEqualTo(sure);
      assertThat(ner.extract(FakePipelines.TEXT, options(b -> b.minScore(0)))).isEqualTo(all);
      assertThat(ner.extract(FakePipelines.TEXT, options(b -> b.minScore(1)))).isEmpty();
      assertThat(ner.extract(FakePipelines.TEXT, options(b -> b.minScore("PER", 0))))
          .isEqualTo(
              all.stream().filter(e -> e.type().equals("PER") || e.score() >= least).toList());
      assertThat(ner.extract(FakePipelines.TEXT, options(b -> b.aggregation(Aggregation.NONE))))
          .as("labels of tokens have none")
          .isEqualTo(extract(b -> b.aggregation(Aggregation.NONE)));
    }
  }

  private static ExtractOptions options(Consumer<ExtractOptions.Builder> set) {
    ExtractOptions.Builder builder = ExtractOptions.builder();
    set.accept(builder);
    return builder.build();
  }

  @Test
  void filtersHoldForTypesThatOnlyTheDecoderKnows() {
    BioDecoder own = scores -> List.of(new TokenSpan("OWN", 0, 1, 0.5));
    assertThat(extract(b -> b.decoder(labels -> own)))
        .containsExactly(new Entity("Anna", "OWN", 0, 4, 0.5));
    assertThat(extract(b -> b.decoder(labels -> own).minScore(0.6))).isEmpty();
    assertThat(extract(b -> b.decoder(labels -> own).includeTypes("PER"))).isEmpty();
    assertThat(extract(b -> b.decoder(labels -> own).excludeTypes("PER"))).hasSize(1);
  }
}
