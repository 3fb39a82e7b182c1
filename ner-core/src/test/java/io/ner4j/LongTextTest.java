package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.FakeModel.Sight;
import io.ner4j.contract.Scale;
import io.ner4j.window.TextChunker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts longer than a window, and longer than a chunk, are read as if they were not. */
class LongTextTest {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private static NerPipelineBuilder builder(FakeModel model) {
    return NerPipeline.builder(new FakeTokenizer(), model);
  }

  static Stream<Arguments> entitiesAndSights() {
    return Stream.of(Sight.values())
        .flatMap(
            sight -> IntStream.rangeClosed(1, 6).mapToObj(words -> Arguments.of(words, sight)));
  }

  @ParameterizedTest
  @MethodSource("entitiesAndSights")
  void anEntityAtAnyPlaceIsFoundOnceAndWhole(int words, Sight sight) {
    long seed = words;
    Random random = new Random(seed);
    List<String> fillers = Stream.generate(() -> Reference.filler(random)).limit(120).toList();
    String entity = String.join(" ", List.of("Bravo", "Golf", "Hotel", "India", "Juliet", "Lima"));
    entity = entity.substring(0, ordinalIndexOfSpace(entity, words));
    // The longest entity has 10 tokens: they fit a seam of 13, less a word, with one beside them.
    int stride = sight == Sight.NEIGHBOURS ? 24 : 13;
    try (NerPipeline pipeline = builder(new FakeModel(50, sight)).stride(stride).build()) {
      for (int place = 4; place < fillers.size() - 4; place++) {
        String text =
            String.join(" ", fillers.subList(0, place))
                + " "
                + entity
                + " "
                + String.join(" ", fillers.subList(place, fillers.size()));
        List<Entity> expected = Reference.entities(text, new FakeModel(UNLIMITED, sight));
        assertThat(expected).extracting(Entity::text).containsExactly(entity);
        Reference.assertSame(
            pipeline.extract(text), expected, "seed " + seed + ", before word " + place);
      }
    }
  }

  private static int ordinalIndexOfSpace(String text, int words) {
    int index = -1;
    for (int i = 0; i < words; i++) {
      index = text.indexOf(' ', index + 1);
    }
    return index < 0 ? text.length() : index;
  }

  @ParameterizedTest
  @EnumSource(Sight.class)
  void aTextOfManySegmentsIsReadAsIfAtOnce(Sight sight) {
    long seed = 20;
    String text = Reference.text(new Random(seed), 4 * TextChunker.MAX_LENGTH + 1000);
    List<Entity> expected = Reference.entities(text, new FakeModel(UNLIMITED, sight));
    assertThat(expected).hasSizeGreaterThan(1000);
    try (NerPipeline pipeline = builder(new FakeModel(130, sight)).build()) {
      Reference.assertSame(pipeline.extract(text), expected, "seed " + seed);
    }
  }

  @Test
  void randomWindowsAndStridesDoNotMatterToAModelThatLooksAtTokens() {
    for (long seed = 0; seed < Scale.of(100); seed++) {
      Random random = new Random(seed);
      int maxTokens = 3 + random.nextInt(40);
      int stride = random.nextInt(maxTokens - 2);
      String text = Reference.text(random, random.nextInt(600));
      FakeModel model = new FakeModel(maxTokens);
      try (NerPipeline pipeline = builder(model).stride(stride).build()) {
        Reference.assertSame(
            pipeline.extract(text),
            Reference.entities(text, new FakeModel(UNLIMITED)),
            "seed " + seed + ", maxTokens " + maxTokens + ", stride " + stride);
      }
    }
  }

  @Test
  void sentencesThatEndWindowsDoNotMatterToAModelThatLooksAtEntities() {
    for (long seed = 0; seed < Scale.of(100); seed++) {
      Random random = new Random(seed);
      int maxTokens = 80 + random.nextInt(40);
      StringBuilder text = new StringBuilder();
      for (int sentences = random.nextInt(60); sentences >= 0; sentences--) {
        text.append(Reference.text(random, random.nextInt(120)));
        text.append(random.nextInt(10) == 0 ? "\n\n" : ". ")
            .append(random.nextInt(100))
            .append(' ');
      }
      try (NerPipeline pipeline = builder(new FakeModel(maxTokens, Sight.ENTITY)).build()) {
        Reference.assertSame(
            pipeline.extract(text.toString()),
            Reference.entities(text.toString(), new FakeModel(UNLIMITED, Sight.ENTITY)),
            "seed " + seed + ", maxTokens " + maxTokens);
      }
    }
  }

  @Test
  void anEntityAcrossASegmentBorderIsFoundWhole() {
    Random random = new Random(5);
    String entity = "Alfa Golf Hotel India Juliet Kilo";
    StringBuilder filler = new StringBuilder("x");
    while (filler.length() < TextChunker.MAX_LENGTH + 100) {
      filler.append(' ').append(Reference.filler(random));
    }
    try (NerPipeline pipeline = builder(new FakeModel(64, Sight.ENTITY)).build()) {
      for (int back = 0; back <= entity.length() + 2; back++) {
        int start = TextChunker.MAX_LENGTH - back;
        String text = filler.substring(0, start - 1) + " " + entity + " " + filler.substring(start);
        assertThat(pipeline.extract(text))
            .as("from " + start)
            .singleElement()
            .satisfies(
                found -> {
                  assertThat(found.text()).isEqualTo(entity);
                  assertThat(found.start()).isEqualTo(start);
                });
      }
    }
  }

  @Test
  void textsTogetherHaveTheEntitiesOfEachAlone() {
    for (long seed = 0; seed < Scale.of(10, 30); seed++) {
      Random random = new Random(seed);
      List<String> texts = new ArrayList<>(List.of("", " \n", "\u00a0", "Bob", "bob"));
      for (int i = 0; i < 40; i++) {
        texts.add(random.nextInt(texts.size()), Reference.text(random, 50 * i));
      }
      texts.add(3, Reference.text(random, 2 * TextChunker.MAX_LENGTH));
      int budget = 1 + random.nextInt(300);
      FakeModel model = new FakeModel(40, Sight.NEIGHBOURS);
      try (NerPipeline pipeline = builder(model).maxBatchTokens(budget).build()) {
        List<List<Entity>> together = pipeline.extractAll(texts);
        assertThat(together).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
          assertThat(together.get(i))
              .as("seed " + seed + ", text " + i + ", budget " + budget)
              .isEqualTo(pipeline.extract(texts.get(i)));
        }
      }
    }
  }

  @Test
  void truncatingReadsTheFirstWindowOnly() {
    String fits = "aaaa ".repeat(8) + "Bobs Lima";
    FakeModel model = new FakeModel(12);
    try (NerPipeline pipeline = builder(model).longText(LongText.TRUNCATE).build()) {
      assertThat(pipeline.extract(fits)).extracting(Entity::text).containsExactly("Bobs Lima");
      assertThat(pipeline.extract("a " + fits)).extracting(Entity::text).containsExactly("Bobs");
      assertThat(pipeline.extract("a a " + fits)).isEmpty();
      assertThat(pipeline.extract("aaaa ".repeat(9) + "Bobbies"))
          .as("a word that fits in part is left out")
          .isEmpty();
      model.runs.set(0);
      String veryLong = "Bobs " + "Cara ".repeat(TextChunker.MAX_LENGTH);
      assertThat(pipeline.extract(veryLong)).hasSize(10);
      assertThat(model.runs).hasValue(1);
    }
  }

  @Test
  void refusingNamesTheTextThatIsTooLong() {
    String fits = "aaaa ".repeat(8) + "Bobs Lima";
    FakeModel model = new FakeModel(12);
    try (NerPipeline pipeline = builder(model).longText(LongText.REFUSE).build()) {
      assertThat(pipeline.extract(fits)).hasSize(1);
      assertThatThrownBy(() -> pipeline.extractAll(List.of("a", fits, fits + " a", "a")))
          .isInstanceOf(NerInputException.class)
          .hasMessage(
              "text 2 should have at most 10 tokens, but has more; cut it, or build the pipeline with LongText.WINDOWS");
      assertThatThrownBy(() -> pipeline.extract("a ".repeat(2 * TextChunker.MAX_LENGTH)))
          .isInstanceOf(NerInputException.class)
          .hasMessageStartingWith("text 0 ");
    }
  }
}
