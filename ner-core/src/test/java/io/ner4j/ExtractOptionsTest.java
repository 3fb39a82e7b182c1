package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ner4j.decode.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One pipeline serves calls with any options. */
class ExtractOptionsTest {

  private static final List<String> WORDS =
      List.of("Anna", "met", "Golo", "in", "Milan", "near", "Zug.", "\n", "\t", "Zuri", "Bea");

  private final NerPipeline ner = builder().minScore(0.5).build();

  private static NerPipelineBuilder builder() {
    return NerPipeline.builder(new FakeTokenizer(), new FakeModel(64));
  }

  @AfterEach
  void close() {
    ner.close();
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(any(random, WORDS)).append(' ');
    }
    return text.toString();
  }

  private static ExtractOptions options(Random random) {
    ExtractOptions.Builder options = ExtractOptions.builder();
    Aggregation aggregation = any(random, List.of(Aggregation.values()));
    options.aggregation(aggregation);
    if (aggregation != Aggregation.NONE && random.nextBoolean()) {
      options.decoder(any(random, List.of(Decoding.values())));
    }
    if (random.nextBoolean()) {
      options.minScore(random.nextDouble());
    }
    if (random.nextBoolean()) {
      options.minScore("LOC", random.nextDouble());
    }
    switch (random.nextInt(4)) {
      case 0 -> options.includeTypes("PER");
      case 1 -> options.excludeTypes("PER");
      case 2 -> options.includeTypes("PER", "LOC").renameType("PER", "PERSON");
      default -> {}
    }
    if (random.nextBoolean()) {
      options.layout(any(random, List.of(Layout.values())));
    }
    return options.build();
  }

  @Test
  void answersAreThoseOfAPipelineBuiltWithTheOptions() {
    Random random = new Random(17);
    for (int i = 0; i < 400; i++) {
      ExtractOptions options = options(random);
      List<String> texts = Stream.generate(() -> text(random)).limit(3).toList();
      try (NerPipeline built = builder().extractOptions(options).build()) {
        List<List<Entity>> expected = texts.stream().map(built::extract).toList();
        assertThat(texts).as("%s", options).map(t -> ner.extract(t, options)).isEqualTo(expected);
        NerPipeline view = ner.with(options);
        assertThat(view.extractAll(texts)).as("%s", options).isEqualTo(expected);
        assertThat(view.extractAll(texts.stream())).as("%s", options).isEqualTo(expected);
        assertThat(texts).map(t -> view.extractAsync(t).join()).isEqualTo(expected);
        List<String> words = List.of("Anna", "in", "Milan");
        assertThat(view.extractWords(words)).isEqualTo(built.extractWords(words));
        assertThat(view.tokens(texts.get(0))).isEqualTo(built.tokens(texts.get(0)));
        assertThat(view.config().extractOptions()).isEqualTo(options);
      }
    }
  }

  @Test
  void optionsOfACallChangeNoOtherCall() {
    List<Entity> before = ner.extract("Anna met Golo in Milan.");
    ner.extract("Anna met Golo in Milan.", ExtractOptions.builder().minScore(1).build());
    assertThat(ner.extract("Anna met Golo in Milan.")).isEqualTo(before).isNotEmpty();
  }

  @Test
  void tenThousandOptionsFromSixteenThreadsKeepNoMemory() throws Exception {
    callWithRandomOptions(1000, 1);
    long before = used();
    callWithRandomOptions(10_000, 2);
    assertThat(used() - before).as("bytes kept").isLessThan(2 << 20);
  }

  private void callWithRandomOptions(int calls, int seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        Random random = new Random(seed * 100L + thread);
        work.add(
            () -> {
              for (int i = 0; i < calls / 16; i++) {
                ner.extract(text(random), options(random));
              }
              return true;
            });
      }
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void closingAViewClosesNothing() {
    try (NerPipeline view = ner.with(ExtractOptions.builder().build())) {
      assertThat(view.extract("Anna")).hasSize(1);
    }
    assertThat(ner.extract("Anna")).hasSize(1);
  }

  @Test
  void aViewEndsWithItsPipeline() {
    NerPipeline view = ner.with(ExtractOptions.builder().build());
    ner.close();
    assertThatThrownBy(() -> view.extract("Anna")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void entitiesOfARenamedTypeHaveItsNewName() {
    ExtractOptions options = ExtractOptions.builder().renameType("PER", "PERSON").build();
    assertThat(ner.extract("Anna in Milan.", options))
        .extracting(Entity::type)
        .containsExactly("PERSON", "LOC");
    ExtractOptions tokens = options.toBuilder().aggregation(Aggregation.NONE).build();
    assertThat(ner.extract("Anna in Milan.", tokens))
        .extracting(Entity::type)
        .contains("B-PERSON", "B-LOC")
        .doesNotContain("B-PER");
    assertThat(ner.with(options).extractWords(List.of("Anna", "in", "Milan")))
        .extracting(WordEntity::type)
        .containsExactly("PERSON", "LOC");
  }

  @Test
  void otherOptionsSpeakOfTheModelsTypes() {
    ExtractOptions options =
        ExtractOptions.builder()
            .includeTypes("PER")
            .minScore("PER", 0)
            .renameType("PER", "LOC")
            .build();
    assertThat(ner.extract("Anna in Milan.", options))
        .extracting(Entity::text, Entity::type)
        .containsExactly(tuple("Anna", "LOC"));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ner.extract("a", ExtractOptions.builder().renameType("ORG", "FIRM").build()))
        .withMessage("the model has the types [PER, LOC], but not 'ORG'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtractOptions.builder().renameType("PER", " "))
        .withMessage("the new name of a type must not be blank, but is ' '");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ExtractOptions.builder()
                    .aggregation(Aggregation.NONE)
                    .decoder(Decoding.STRICT)
                    .build())
        .withMessageContaining("use SIMPLE, or set no decoder");
  }

  @Test
  void theModelsDecoderCanBeChosenAgain() {
    ExtractOptions options = ExtractOptions.builder().decoder(Decoding.STRICT).build();
    assertThat(options.toBuilder().modelDecoder().build())
        .isEqualTo(ExtractOptions.builder().build());
  }

  @Test
  void optionsSayWhatTheyChange() {
    assertThat(ExtractOptions.builder().build()).hasToString("ExtractOptions[]");
    assertThat(
            ExtractOptions.builder()
                .minScore(0.5)
                .renameType("PER", "PERSON")
                .layout(Layout.NONE)
                .build())
        .hasToString("ExtractOptions[minScore=0.5, renamedTypes={PER=PERSON}, layout=NONE]");
  }
}
