package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.HardStrings;
import io.ner4j.contract.Scale;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import io.ner4j.spi.ModelDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with a layout, read by a pipeline on a model that labels words by their first letter. */
class LayoutPipelineTest {

  private static final long SEED = 16;
  private static final String[] MARKS = {
    "\n", "\r\n", "\n\n", "\t", " | ", "<td>", "</td>", "<b>", ",", ";", "{\"", "\": \"", "   ",
    "- ", "Name: ", "\f", "\u2028", ", "
  };

  private static NerPipelineBuilder builder(Layout layout) {
    return NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).layout(layout);
  }

  private static List<String> texts(List<Entity> entities) {
    return entities.stream().map(Entity::text).toList();
  }

  @Test
  void noEntityCrossesALineOfAListUnlessTheLayoutIsLeftOut() {
    String text = "Ada Hill\nBea Hunt\n\nCora Jones";
    try (NerPipeline ner = builder(Layout.AUTO).decoder(Decoding.VITERBI).build()) {
      assertThat(texts(ner.extract(text))).containsExactly("Ada Hill", "Bea Hunt", "Cora Jones");
    }
    String cut = "Ada\n\nHill";
    try (NerPipeline ner = builder(Layout.NONE).build()) {
      assertThat(texts(ner.extract(cut))).containsExactly(cut);
    }
    try (NerPipeline ner = builder(Layout.AUTO).build()) {
      assertThat(texts(ner.extract(cut))).containsExactly("Ada", "Hill");
    }
  }

  @Test
  void aNameMayGoOnBehindTheCommaOfAListButAPlaceMayNot() {
    try (NerPipeline ner = builder(Layout.AUTO).build()) {
      assertThat(texts(ner.extract("Ada, Hill \nBea, Hunt \nCora, Jones")))
          .containsExactly("Ada, Hill", "Bea, Hunt", "Cora, Jones");
      assertThat(texts(ner.extract("Oslo, Sund \nParis, Seine \nRome, Tiber")))
          .containsExactly("Oslo", "Sund", "Paris", "Seine", "Rome", "Tiber");
    }
  }

  @Test
  void wordsOfTheCallerHaveNoLayout() {
    try (NerPipeline ner = builder(Layout.AUTO).build()) {
      assertThat(ner.extractWords(List.of("Ada", "\n\n", "Hill"))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void spansAreExactAndHoldNoBorderInAnyString(Aggregation aggregation) {
    HardStrings strings = new HardStrings(SEED);
    Random random = new Random(SEED);
    try (NerPipeline ner = builder(Layout.AUTO).aggregation(aggregation).build()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < Scale.of(2000); i++) {
        StringBuilder text = new StringBuilder();
        for (int j = random.nextInt(8); j >= 0; j--) {
          text.append(random.nextBoolean() ? strings.next() : name(random));
          text.append(MARKS[random.nextInt(MARKS.length)]);
        }
        texts.add(text.toString());
      }
      List<List<Entity>> together = ner.extractAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        check(texts.get(i), together.get(i));
        if (i % 10 == 0) {
          assertThat(ner.extract(texts.get(i))).isEqualTo(together.get(i));
        }
      }
    }
  }

  private static void check(String text, List<Entity> entities) {
    int end = 0;
    for (Entity entity : entities) {
      assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
      assertThat(entity.text()).isNotBlank().doesNotContain("\n\n").doesNotContain("<td>", "\f");
      assertThat(entity.start()).isGreaterThanOrEqualTo(end);
      end = entity.end();
    }
  }

  private static String name(Random random) {
    String letters = "AaGgMmSsxyz";
    return letters.charAt(random.nextInt(letters.length())) + "xx";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s %s\t%s\n",
        "%s %s,%s,x\n",
        "%s %s\n%s\n",
        "- %s %s\n- %s\n\n",
        "Name: %s %s\nCity: %s\n\n",
        "| %s %s | %s |\n",
        "<li>%s %s\t%s\n",
        "<tr><td>%s %s</td><td>%s</td></tr>",
      })
  void aTableLongerThanWhatIsDecodedAtOnceReadsTheSameInAnyBatches(String row) {
    Random random = new Random(SEED);
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      table.append(row.formatted(name(random), name(random), name(random)));
    }
    String text = table.toString();
    List<Entity> expected;
    try (NerPipeline ner = builder(Layout.AUTO).maxBatchTokens(100_000).build()) {
      expected = ner.extract(text);
    }
    assertThat(expected).hasSizeGreaterThan(5000);
    for (int batch : new int[] {64, 7000}) {
      try (NerPipeline ner = builder(Layout.AUTO).maxBatchTokens(batch).build()) {
        assertThat(ner.extract(text)).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatTheModelWantsHoldsWhereTheCallerDoesNotSay() {
    FakeModel model =
        new FakeModel(64) {
          @Override
          public ModelDefaults defaults() {
            return new ModelDefaults(Decoding.STRICT, Layout.AUTO, OptionalInt.of(16), 0);
          }
        };
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build()) {
      assertThat(texts(ner.extract("Ada\n\nHill")))
          .as("STRICT drops I- alone")
          .containsExactly("Ada");
      assertThat(ner.config().extractOptions().layout()).isEmpty();
      assertThat(ner.config().extractOptions().decoder()).isEmpty();
    }
    try (NerPipeline ner =
        NerPipeline.builder(new FakeTokenizer(), model)
            .layout(Layout.NONE)
            .decoder(Decoding.LENIENT)
            .build()) {
      assertThat(texts(ner.extract("Ada\n\nHill"))).containsExactly("Ada\n\nHill");
      assertThat(ner.config().extractOptions().layout()).contains(Layout.NONE);
    }
    try (NerPipeline ner =
        NerPipeline.builder(new FakeTokenizer(), model).aggregation(Aggregation.NONE).build()) {
      assertThat(ner.extract("Ada")).hasSize(1);
    }
  }

  @Test
  void anEntityWithoutALetterOrADigitIsFoundOnlyWhereTheLayoutDoesNotCount() {
    String text = "Ada - 5 !? \u4eac \u2665";
    Function<LabelSet, BioDecoder> each =
        labels ->
            scores ->
                IntStream.range(0, scores.size())
                    .mapToObj(word -> new TokenSpan("LOC", word, word + 1, 1))
                    .toList();
    try (NerPipeline ner = builder(Layout.NONE).decoder(each).build()) {
      assertThat(texts(ner.extract(text))).containsExactly(text.split(" "));
    }
    try (NerPipeline ner = builder(Layout.AUTO).decoder(each).build()) {
      assertThat(texts(ner.extract(text))).containsExactly("Ada", "5", "\u4eac");
      assertThat(ner.tokens(text)).hasSize(6);
    }
  }
}
