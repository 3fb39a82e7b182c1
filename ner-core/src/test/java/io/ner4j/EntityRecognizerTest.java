package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever finds entities can be replaced, wrapped and proxied behind one interface. */
class EntityRecognizerTest {

  private static final String TEXT = "Anna met Golo in Milan near Zug.";

  private static final EntityRecognizer RULES =
      text -> {
        int start = text.indexOf("Milan");
        return start < 0 ? List.of() : List.of(new Entity("Milan", "LOC", start, start + 5, 1));
      };

  private static NerPipeline pipeline() {
    return NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build();
  }

  /** Passes every call on, with notes of the methods called, as frameworks do. */
  private static EntityRecognizer proxy(EntityRecognizer target, List<String> calls) {
    return (EntityRecognizer)
        Proxy.newProxyInstance(
            EntityRecognizerTest.class.getClassLoader(),
            new Class<?>[] {EntityRecognizer.class},
            (self, method, arguments) -> {
              calls.add(method.getName());
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aLambdaRecognizesInEveryWay() {
    List<Entity> found = List.of(new Entity("Milan", "LOC", 17, 22, 1));
    List<String> texts = List.of(TEXT, "", TEXT);
    assertThat(RULES.extract(TEXT)).isEqualTo(found);
    assertThat(RULES.extractAll(texts)).containsExactly(found, List.of(), found);
    assertThat(RULES.extractAll(texts.stream())).containsExactly(found, List.of(), found);
    assertThat(RULES.extractAll(Stream.of(1, 2), n -> TEXT, (n, entities) -> n + entities.size()))
        .containsExactly(2, 3);
    assertThat(RULES.extractAsync(TEXT).join()).isEqualTo(found);
    RULES.close();
    assertThat(RULES.extract(TEXT)).isEqualTo(found);
  }

  @Test
  @SuppressWarnings("NullAway")
  void aLambdaRefusesNullByName() {
    assertThatThrownBy(() -> RULES.extractAll(Arrays.asList("a", null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("texts[1]");
    assertThatThrownBy(() -> RULES.extractAll((Collection<String>) null)).hasMessage("texts");
    assertThatThrownBy(() -> RULES.extractAll((Stream<String>) null)).hasMessage("items");
    assertThatThrownBy(() -> RULES.extractAsync(null)).hasMessage("text");
    assertThatThrownBy(() -> RULES.extractAll(Stream.of("a"), text -> null, (a, b) -> a).toList())
        .hasMessage("text");
  }

  @Test
  void aLambdaTakesTextsOfAStreamAsResultsAreAskedForAndClosesIt() {
    List<String> read = new ArrayList<>();
    AtomicBoolean closed = new AtomicBoolean();
    Stream<String> texts = Stream.of(TEXT, TEXT, TEXT).peek(read::add);
    try (Stream<List<Entity>> found =
        RULES.extractAll(texts.parallel().onClose(() -> closed.set(true)))) {
      assertThat(read).isEmpty();
      assertThat(found.isParallel()).isFalse();
      assertThat(found.limit(1)).hasSize(1);
      assertThat(read).hasSize(1);
    }
    assertThat(closed).isTrue();
  }

  @Test
  void failuresOfALambdaReachTheFuture() {
    EntityRecognizer broken =
        text -> {
          throw new NerInferenceException("no answer");
        };
    assertThat(broken.extractAsync(TEXT))
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(NerInferenceException.class);
  }

  @Test
  void aDynamicProxyOfAPipelineAnswersAsThePipeline() {
    List<String> calls = new CopyOnWriteArrayList<>();
    EntityRecognizer proxy;
    try (NerPipeline ner = pipeline()) {
      proxy = proxy(ner, calls);
      List<Entity> found = ner.extract(TEXT);
      assertThat(found).isNotEmpty();
      assertThat(proxy.extract(TEXT)).isEqualTo(found);
      assertThat(proxy.extractAll(List.of(TEXT, TEXT))).containsExactly(found, found);
      assertThat(proxy.extractAll(Stream.of(TEXT))).containsExactly(found);
      assertThat(proxy.extractAll(Stream.of(TEXT), text -> text, (text, all) -> all))
          .containsExactly(found);
      assertThat(proxy.extractAsync(TEXT).join()).isEqualTo(found);
      proxy.close();
      assertThatThrownBy(() -> ner.extract(TEXT)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> proxy.extract(TEXT)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(calls)
        .containsExactly(
            "extract",
            "extractAll",
            "extractAll",
            "extractAll",
            "extractAsync",
            "close",
            "extract");
  }

  /** Puts rules beside a model, and keeps its batches. */
  private record WithRules(EntityRecognizer model) implements EntityRecognizer {

    @Override
    public List<Entity> extract(String text) {
      return merged(text, model.extract(text));
    }

    @Override
    public <T, R> Stream<R> extractAll(
        Stream<T> items,
        Function<? super T, String> text,
        BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
      return model.extractAll(
          items,
          text,
          (item, entities) -> result.apply(item, merged(text.apply(item), List.copyOf(entities))));
    }

    private static List<Entity> merged(String text, List<Entity> entities) {
      return Stream.concat(
              entities.stream().filter(entity -> !entity.type().equals("LOC")),
              RULES.extract(text).stream())
          .toList();
    }

    @Override
    public void close() {
      model.close();
    }
  }

  @Test
  void aDecoratorAddsRulesToAPipelineAndKeepsItsBatches() {
    List<String> calls = new ArrayList<>();
    try (NerPipeline ner = pipeline();
        EntityRecognizer both = new WithRules(proxy(ner, calls))) {
      List<String> types = both.extract(TEXT).stream().map(Entity::type).distinct().toList();
      assertThat(types).containsExactly("PER", "LOC");
      assertThat(both.extractAll(Stream.of(TEXT, TEXT))).containsOnly(both.extract(TEXT));
      assertThat(both.extractAll(List.of(TEXT, TEXT))).containsOnly(both.extract(TEXT));
      assertThat(calls)
          .containsExactly("extract", "extractAll", "extract", "extractAll", "extract");
    }
    assertThat(calls).endsWith("close");
  }

  @Test
  void aPipelineSaysModelDeviceAndOptionsInOneLine() {
    try (NerPipeline plain = pipeline();
        NerPipeline strict =
            NerPipeline.builder(new FakeTokenizer(), new FakeModel(64))
                .aggregation(Aggregation.MAX)
                .minScore("PER", 0.5)
                .minScore(0.25)
                .includeTypes("PER", "LOC")
                .maxBatchTokens(4096)
                .listener(progress -> {})
                .build()) {
      assertThat(plain).hasToString("NerPipeline[model=io.ner4j.FakeModel, device=cpu]");
      assertThat(strict)
          .hasToString(
              "NerPipeline[model=io.ner4j.FakeModel, device=cpu, aggregation=MAX, minScore=0.25, "
                  + "minScores={PER=0.5}, includeTypes=[LOC, PER], maxBatchTokens=4096]");
      Locale standard = Locale.getDefault();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      try {
        assertThat(strict.toString()).contains("minScore=0.25").contains("maxBatchTokens=4096");
      } finally {
        Locale.setDefault(standard);
      }
    }
  }
}
