package io.ner4j.zeroshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.NerInputException;
import io.ner4j.NerModelException;
import io.ner4j.contract.HardLayouts;
import io.ner4j.contract.HardStrings;
import io.ner4j.contract.Scale;
import io.ner4j.contract.Serialised;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.SpanClassifier.Scoring;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZeroShotPipelineTest {

  private static final List<String> LABELS = List.of("person", "drug name", "city", "Person");

  private static ZeroShotPipeline pipeline(FakeSpans model) {
    return ZeroShotPipeline.builder(FakeSpans.tokenizer(), model).build();
  }

  private static ZeroShotOptions options(Random random) {
    List<String> labels = new ArrayList<>(LABELS);
    Collections.shuffle(labels, random);
    return ZeroShotOptions.builder()
        .labels(labels.subList(0, 1 + random.nextInt(labels.size())))
        .threshold(random.nextInt(10) / 10.0)
        .nested(random.nextBoolean())
        .severalLabels(random.nextBoolean())
        .build();
  }

  /** Words without full stops, so that windows overlap. */
  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("w").append(random.nextInt(500)).append(random.nextInt(9) == 0 ? ", " : " ");
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void hostileTextsHaveTheEntitiesThatANaiveSearchFinds(Scoring scoring) {
    HardStrings strings = new HardStrings(5);
    Random random = new Random(6);
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      for (int i = 0; i < Scale.of(500); i++) {
        String text = strings.next();
        ZeroShotOptions options = options(random);
        List<Entity> expected = new NaiveZeroShot(scoring, 4, options).extract(clean(text));
        assertSame(ner.with(options).extract(text), expected, options + " " + text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void noEntityCrossesABorderOfTheLayout(Scoring scoring) {
    HardLayouts layouts = new HardLayouts(8);
    Random random = new Random(9);
    int found = 0;
    int fewer = 0;
    try (ZeroShotPipeline ner = pipeline(new FakeSpans(scoring, 4, 4000, Integer.MAX_VALUE))) {
      for (int i = 0; i < Scale.of(500); i++) {
        String text = clean(layouts.next());
        ZeroShotOptions options = options(random).toBuilder().layout(Layout.AUTO).build();
        List<Entity> expected = new NaiveZeroShot(scoring, 4, options).extract(text);
        assertSame(ner.with(options).extract(text), expected, options + " " + text);
        found += expected.size();
        ZeroShotOptions without = options.toBuilder().layout(Layout.NONE).build();
        fewer += ner.with(without).extract(text).equals(expected) ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(Scale.of(500));
    assertThat(fewer).isGreaterThan(Scale.of(100));
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void linesOfALongListAreReadInWindowsThatEndWithThem(Scoring scoring) {
    Random random = new Random(10);
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      for (int i = 0; i < Scale.of(20); i++) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 60; line++) {
          text.append("w").append(random.nextInt(500)).append(" w").append(random.nextInt(500));
          text.append("\n");
        }
        ZeroShotOptions options =
            options(random).toBuilder().threshold(0.5).layout(Layout.AUTO).build();
        List<Entity> expected = new NaiveZeroShot(scoring, 4, options).extract(text.toString());
        assertThat(expected).isNotEmpty().noneMatch(entity -> entity.text().contains("\n"));
        assertSame(ner.with(options).extract(text.toString()), expected, options + " " + text);
      }
    }
  }

  /** What stands for unpaired surrogates. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      boolean pair =
          i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean.toString();
  }

  /** Says where answers part, and not all that is in them. */
  private static void assertSame(List<Entity> found, List<Entity> expected, Object what) {
    List<String> one = positions(found);
    List<String> other = positions(expected);
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    assertThat(one.subList(same, Math.min(one.size(), same + 3)))
        .as("entity %d of %s", same, what)
        .isEqualTo(other.subList(same, Math.min(other.size(), same + 3)));
  }

  private static List<String> positions(List<Entity> entities) {
    return entities.stream()
        .map(e -> e.start() + "-" + e.end() + " " + e.type() + " " + (float) e.score())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void windowsOfALongTextFindWhatOneRowWould(Scoring scoring) {
    Random random = new Random(7);
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      for (int i = 0; i < Scale.of(20); i++) {
        String text = words(random, 30 + random.nextInt(400));
        ZeroShotOptions options = options(random).toBuilder().threshold(0.5).build();
        assertSame(
            ner.with(options).extract(text),
            new NaiveZeroShot(scoring, 4, options).extract(text),
            options + " " + text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void anEntityIsFoundOnceWhereverItStands(Scoring scoring) {
    String entity = entity(scoring);
    ZeroShotOptions options = ZeroShotOptions.builder().labels("person").threshold(0.5).build();
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring)).with(options)) {
      String filler = filler(scoring, entity);
      for (int before = 0; before < 130; before++) {
        String text = (filler + " ").repeat(before) + entity + (" " + filler).repeat(130 - before);
        int start = before * (filler.length() + 1);
        assertThat(ner.extract(text))
            .as("behind %d words", before)
            .extracting(Entity::text, Entity::start)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(entity, start));
      }
    }
  }

  /** Three words that are a person as a whole, and in no part. */
  private static String entity(Scoring scoring) {
    ZeroShotOptions options = ZeroShotOptions.builder().labels("person").build();
    NaiveZeroShot naive = new NaiveZeroShot(scoring, 4, options);
    return IntStream.range(0, 1_000_000)
        .mapToObj(i -> "a" + i % 100 + " b" + i / 100 % 100 + " c" + i / 10_000)
        .filter(text -> isWhole(naive.extract(text), text))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWhole(List<Entity> found, String text) {
    return found.size() == 1 && found.get(0).text().equals(text);
  }

  /** A word beside which the entity is the only one. */
  private static String filler(Scoring scoring, String entity) {
    ZeroShotOptions options = ZeroShotOptions.builder().labels("person").build();
    NaiveZeroShot naive = new NaiveZeroShot(scoring, 4, options);
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "f" + i)
        .filter(
            word -> {
              String around = (word + " ").repeat(5);
              List<Entity> found = naive.extract(around + entity + " " + around);
              return found.size() == 1 && found.get(0).text().equals(entity);
            })
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void listsStreamsFuturesAndThreadsAnswerAsSingleCallsDo(Scoring scoring) {
    Random random = new Random(8);
    List<String> texts =
        Stream.generate(() -> words(random, random.nextInt(90))).limit(60).toList();
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      ZeroShotPipeline people = ner.labels("person", "city");
      ZeroShotPipeline drugs = ner.labels("drug name");
      List<List<Entity>> expected = texts.stream().map(people::extract).toList();
      List<List<Entity>> others = texts.stream().map(drugs::extract).toList();
      assertThat(people.extractAll(texts)).isEqualTo(expected);
      assertThat(people.extractAll(texts.stream()).toList()).isEqualTo(expected);
      List<CompletableFuture<List<Entity>>> later = new ArrayList<>();
      for (String text : texts) {
        later.add(people.extractAsync(text));
        later.add(drugs.extractAsync(text));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(later.get(2 * i).join()).isEqualTo(expected.get(i));
        assertThat(later.get(2 * i + 1).join()).isEqualTo(others.get(i));
      }
      assertThat(texts.parallelStream().map(people::extract).toList()).isEqualTo(expected);
    }
  }

  @Test
  void textsOfAListShareRuns() {
    FakeSpans model = FakeSpans.of(Scoring.SPANS);
    try (ZeroShotPipeline ner = pipeline(model)) {
      ner.labels("person").extractAll(Collections.nCopies(64, "w1 w2 w3"));
    }
    assertThat(model.runs).hasSizeLessThan(10);
    assertThat(model.runs.stream().mapToInt(Integer::intValue).sum()).isEqualTo(64);
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void moreLabelsThanAPromptHoldsAreReadInSeveralRuns(Scoring scoring) {
    List<String> labels = IntStream.range(0, 60).mapToObj(i -> "kind " + i).toList();
    ZeroShotOptions options =
        ZeroShotOptions.builder().labels(labels).severalLabels(true).nested(true).build();
    Random random = new Random(9);
    FakeSpans model = FakeSpans.of(scoring);
    try (ZeroShotPipeline ner = pipeline(model)) {
      for (int i = 0; i < 20; i++) {
        String text = words(random, random.nextInt(120));
        assertSame(
            ner.with(options).extract(text),
            new NaiveZeroShot(scoring, 4, options).extract(text),
            text);
        ZeroShotOptions flat = options.toBuilder().severalLabels(false).nested(false).build();
        assertSame(
            ner.with(flat).extract(text), new NaiveZeroShot(scoring, 4, flat).extract(text), text);
      }
    }
  }

  /** A tokenizer that makes all letters small reads both halves of the labels as the same. */
  @ParameterizedTest
  @EnumSource(Scoring.class)
  void promptsThatAreEqualKeepTheirOwnLabels(Scoring scoring) {
    FakeSpans.Pieces uncased =
        new FakeSpans.Pieces() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            return super.encode(texts.stream().map(ZeroShotPipelineTest::uncased).toList());
          }
        };
    List<String> small = IntStream.range(0, 32).mapToObj(i -> "kind " + i).toList();
    List<String> all = new ArrayList<>(small);
    small.forEach(label -> all.add(label.replace("kind", "KIND")));
    try (ZeroShotPipeline ner =
        ZeroShotPipeline.builder(uncased, FakeSpans.of(scoring))
            .options(ZeroShotOptions.builder().severalLabels(true).build())
            .build()) {
      String text = words(new Random(12), 300);
      List<String> expected = new ArrayList<>();
      for (Entity e : ner.labels(small).extract(text)) {
        String place = e.start() + "-" + e.end() + " ";
        expected.add(place + e.type());
        expected.add(place + e.type().replace("kind", "KIND"));
      }
      assertThat(ner.labels(all).extract(text))
          .extracting(e -> e.start() + "-" + e.end() + " " + e.type())
          .containsExactlyInAnyOrderElementsOf(expected)
          .hasSizeGreaterThan(40);
    }
  }

  private static String uncased(String text) {
    return text.contains("<<") ? text : text.toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void callersOfTheSameLabelsKeepTheirOwnTypesAndThresholds(Scoring scoring) {
    List<ZeroShotOptions> options =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    ZeroShotOptions.builder()
                        .label("person", "PER" + i)
                        .threshold("person", 0.3 + i * 0.07)
                        .build())
            .toList();
    String text = words(new Random(13), 30);
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      List<List<Entity>> alone = options.stream().map(o -> ner.with(o).extract(text)).toList();
      List<CompletableFuture<List<Entity>>> together =
          IntStream.range(0, 800)
              .mapToObj(i -> ner.with(options.get(i % 8)).extractAsync(text))
              .toList();
      for (int i = 0; i < 800; i++) {
        assertThat(together.get(i).join()).isEqualTo(alone.get(i % 8));
      }
      assertThat(alone.get(0)).hasSizeGreaterThan(alone.get(7).size());
    }
  }

  @Test
  void typesAndThresholdsBelongToLabels() {
    String text = words(new Random(10), 35);
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(Scoring.SPANS))) {
      List<Entity> plain = ner.extract(text, "person", "city");
      ZeroShotOptions named =
          ZeroShotOptions.builder().label("person", "PER").label("city", "LOC").build();
      assertThat(ner.with(named).extract(text))
          .isEqualTo(
              plain.stream()
                  .map(
                      e ->
                          new Entity(
                              e.text(),
                              e.type().equals("person") ? "PER" : "LOC",
                              e.start(),
                              e.end(),
                              e.score()))
                  .toList());
      ZeroShotOptions noCity =
          ZeroShotOptions.builder().labels("person", "city").threshold("city", 1).build();
      assertThat(ner.with(noCity).extract(text)).isEqualTo(ner.extract(text, "person"));
      assertThat(plain).extracting(Entity::type).contains("person", "city");
    }
  }

  @Test
  void labelsOfCallsAreCutIntoTokensOnce() {
    Queue<String> cut = new ConcurrentLinkedQueue<>();
    Tokenizer counting =
        new FakeSpans.Pieces() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            cut.addAll(texts);
            return super.encode(texts);
          }
        };
    try (ZeroShotPipeline ner =
        ZeroShotPipeline.builder(counting, FakeSpans.of(Scoring.SPANS)).build()) {
      List<Entity> first = ner.extract("Tim Cook", "person", "drug name");
      cut.clear();
      for (int i = 0; i < 3; i++) {
        assertThat(ner.extract("Tim Cook", "person", "drug name")).isEqualTo(first);
        ner.labels("person", "drug name");
      }
      assertThat(cut).isEmpty();
      ner.extract("Tim Cook", "drug name", "person");
      assertThat(cut).containsExactlyInAnyOrder("person", "drug name");
      for (int i = 0; i < PromptCache.MAX_LISTS; i++) {
        ner.labels("label " + i);
      }
      cut.clear();
      ner.labels("person", "drug name");
      assertThat(cut).containsExactlyInAnyOrder("person", "drug name");
      String[] many = new String[PromptCache.MAX_LENGTH / 8 + 1];
      Arrays.setAll(many, i -> String.format(Locale.ROOT, "no. %04d", i));
      for (int i = 0; i < 2; i++) {
        cut.clear();
        ner.labels(many);
        assertThat(cut).as("longer lists are not kept").hasSize(many.length);
      }
    }
  }

  @Test
  void aLabelThatIsThereTwiceCountsOnce() {
    ZeroShotOptions options = ZeroShotOptions.builder().labels("city", "person", "city").build();
    assertThat(options.labels()).containsExactly("city", "person");
    assertThat(ZeroShotOptions.builder().labels("City", "city").build().labels())
        .containsExactly("City", "city");
  }

  @Test
  void blanksAroundLabelsAndTypesDoNotCount() {
    ZeroShotOptions options =
        ZeroShotOptions.builder()
            .labels(" person ", "person", "\u00a0drug name\u3000")
            .label("\tcity\n", " CITY ")
            .threshold(" person", 0.7)
            .build();
    assertThat(options)
        .isEqualTo(
            ZeroShotOptions.builder()
                .labels("person", "drug name")
                .label("city", "CITY")
                .threshold("person", 0.7)
                .build());
    assertThat(options.types().keySet()).containsExactly("person", "drug name", "city");
    assertThat(options.threshold(" person ")).isEqualTo(0.7);
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void labelsOfOneTypeFindAnEntityOnceWithItsBestScore(Scoring scoring) {
    Random random = new Random(17);
    int merged = 0;
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(scoring))) {
      for (int i = 0; i < 100; i++) {
        String text = words(random, 1 + random.nextInt(40));
        ZeroShotOptions labels =
            ZeroShotOptions.builder()
                .labels(LABELS)
                .threshold(0.3)
                .severalLabels(true)
                .nested(random.nextBoolean())
                .build();
        List<Entity> single = new NaiveZeroShot(scoring, 4, labels).extract(text);
        List<Entity> expected = new ArrayList<>();
        for (Entity e : single) {
          String type = e.type().contains("erson") ? "P" : "X";
          double best =
              single.stream()
                  .filter(o -> o.start() == e.start() && o.end() == e.end())
                  .filter(o -> o.type().contains("erson") == e.type().contains("erson"))
                  .mapToDouble(Entity::score)
                  .max()
                  .orElseThrow();
          if (e.score() == best) {
            expected.add(new Entity(e.text(), type, e.start(), e.end(), best));
          }
        }
        merged += single.size() - expected.size();
        ZeroShotOptions.Builder types =
            ZeroShotOptions.builder().threshold(0.3).severalLabels(true).nested(labels.nested());
        LABELS.forEach(label -> types.label(label, label.contains("erson") ? "P" : "X"));
        assertSame(ner.with(types.build()).extract(text), expected, text);
      }
    }
    assertThat(merged).isPositive();
  }

  @Test
  void labelsThatCannotBeReadAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZeroShotOptions.builder().labels("person", " "))
        .withMessageContaining("must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZeroShotOptions.builder().label("a", "X").label("a", "Y"))
        .withMessageContaining("finds entities of type 'X' already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZeroShotOptions.builder().labels("a").threshold("b", 0.5).build())
        .withMessageContaining("one of the labels [a], but is set for 'b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZeroShotOptions.builder().threshold(1.5))
        .withMessageContaining("0 to 1");
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(Scoring.SPANS))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ner.labels(List.of()))
          .withMessageContaining("at least one label");
      for (String marked : List.of("a <<SEP>> b", "<<ENT>>", "<<SEP>>", "a<<ENT>>")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ner.labels(marked))
            .withMessageContaining("must not contain the tokens that stand around labels");
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ner.labels("word ".repeat(300_000)))
          .withMessageContaining("use other words for it")
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
      for (String unseen :
          List.of("", "\u00a0", "\u200b", "\u200d", "\u3000", "\ufeff", "\u0001\n")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ner.labels(unseen))
            .withMessageContaining("must not be blank");
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> ner.extract("w1"))
          .withMessageContaining("no labels");
    }
  }

  @Test
  void aTextOfTooManySpansIsNamed() {
    List<String> labels = IntStream.range(0, 30).mapToObj(i -> "l" + i).toList();
    ZeroShotOptions all = ZeroShotOptions.builder().labels(labels).threshold(0).build();
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(Scoring.SPANS))) {
      assertThatThrownBy(() -> ner.with(all).extractAll(List.of("w1", "w2 ".repeat(9_000))))
          .isInstanceOf(NerInputException.class)
          .hasMessageContaining("text 1 should have at most");
      assertThat(ner.with(all).extract("w1 w2")).isNotEmpty();
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void aLabelThatIsNullIsNamed() {
    try (ZeroShotPipeline ner = pipeline(FakeSpans.of(Scoring.SPANS))) {
      assertThatNullPointerException()
          .isThrownBy(() -> ner.extract("w1", "person", null))
          .withMessage("label");
    }
  }

  @Test
  void aTokenizerWithoutTheTokensAroundLabelsIsRefused() {
    assertThatThrownBy(
            () ->
                ZeroShotPipeline.builder(new io.ner4j.FakeTokenizer(), FakeSpans.of(Scoring.SPANS))
                    .build())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("<<ENT>>");
  }

  @Test
  void aClosedPipelineAnswersNoMore() {
    ZeroShotPipeline ner = pipeline(FakeSpans.of(Scoring.SPANS));
    ZeroShotPipeline people = ner.labels("person");
    people.close();
    assertThat(people.extract("w1")).isNotNull();
    ner.close();
    assertThatIllegalStateException().isThrownBy(() -> people.extract("w1"));
    assertThatIllegalStateException().isThrownBy(() -> ner.labels("person"));
  }

  @Test
  void optionsAreValues() throws Exception {
    ZeroShotOptions options =
        ZeroShotOptions.builder().labels("a").label("b", "B").threshold(0.3).nested(true).build();
    assertThat(options.toBuilder().build()).isEqualTo(options).hasSameHashCodeAs(options);
    assertThat(options.toBuilder().severalLabels(true).build()).isNotEqualTo(options);
    assertThat(options.toBuilder().layout(Layout.AUTO).build()).isNotEqualTo(options);
    assertThat(options.toBuilder().layout(Layout.AUTO).build().toBuilder().build().layout())
        .isEqualTo(Layout.AUTO);
    assertThat(Serialised.copy(options)).isEqualTo(options);
    assertThat(options.toString()).contains("labels=[Label[text=a, type=a, threshold=0.3]");
  }
}
