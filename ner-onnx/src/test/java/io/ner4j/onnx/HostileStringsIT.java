package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.NerPipeline;
import io.ner4j.contract.Answers;
import io.ner4j.contract.HardLayouts;
import io.ner4j.contract.Scale;
import io.ner4j.onnx.Families.Expected;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.trial.BareFile;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Encoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contracts 1 to 5 of docs/architecture.md on hostile strings, with the layout on and off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStringsIT {

  private static final long SEED = 20_261_130;
  private static final int AT_ONCE = 500;
  private static final int MODEL_READS = 64;
  private static final double SAME_SCORE = 1e-4;
  private static final List<Aggregation> AGGREGATIONS = List.of(Aggregation.values());

  /** A text without these has no layout. */
  private static final Pattern MAY_HAVE_LAYOUT =
      Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F|<{\\[\u2028\u2029]|  ");

  private static final Pattern BORDER = Pattern.compile("[\f\u000B]|\n\n|<td>");

  private HuggingFaceTokenizer library;
  private BareFile file;
  private List<String> labels;

  @BeforeAll
  void load() throws Exception {
    ModelDirectory files = ModelDirectory.of(TinyBert.directory());
    ModelConfig config = ModelConfig.of(files, null);
    library = HuggingFaceTokenizer.load(files, config);
    file = new BareFile(files.model());
    labels = config.labels();
  }

  @AfterAll
  void close() throws Exception {
    file.close();
    library.close();
  }

  /** Checks what is found in some texts. */
  private interface Check {
    void of(List<String> texts, Aggregation aggregation);
  }

  private static void forEach(int count, Check check) {
    HardLayouts texts = new HardLayouts(SEED);
    int turn = 0;
    for (int left = count; left > 0; left -= AT_ONCE) {
      Aggregation aggregation = AGGREGATIONS.get(turn++ % AGGREGATIONS.size());
      check.of(texts.next(Math.min(left, AT_ONCE)), aggregation);
    }
  }

  /** Contracts 1 and 4 with all texts, 5 with those that have no layout or may not have one. */
  @ParameterizedTest
  @EnumSource
  void textsAreReadAloneAsTogetherAndAsTransformersReadsThem(Layout layout) {
    Map<Aggregation, NerPipeline> pipelines =
        each(aggregation -> TinyBert.load(p -> p.layout(layout).aggregation(aggregation)));
    Comparison comparison = new Comparison();
    forEach(
        Scale.between(1_000, 100_000),
        (texts, aggregation) -> {
          NerPipeline pipeline = of(pipelines, aggregation);
          List<List<Entity>> found = pipeline.extractAll(texts);
          checkSpans(texts, found, layout);
          Answers.checkSame(alone(pipeline, texts), found);
          comparison.withTheModel(texts, layout, aggregation, found);
        });
    pipelines.values().forEach(NerPipeline::close);
    comparison.checkCounts();
  }

  /**
   * Contracts 2 and 3, with a model that answers the same in all windows: as for the whole text.
   */
  @ParameterizedTest
  @EnumSource
  void windowsChangeNothingWhereTokensAreLabelledAlone(Layout layout) {
    Map<Aggregation, NerPipeline> windows = each(aggregation -> byId(layout, aggregation, 24));
    Map<Aggregation, NerPipeline> whole = each(aggregation -> byId(layout, aggregation, 1 << 20));
    Comparison comparison = new Comparison();
    forEach(
        Scale.between(2_000, 100_000),
        (texts, aggregation) -> {
          List<String> longer = joined(texts);
          List<List<Entity>> found = of(windows, aggregation).extractAll(longer);
          checkSpans(longer, found, layout);
          assertThat(found).isEqualTo(of(whole, aggregation).extractAll(longer));
          comparison.withLabelsById(longer, layout, aggregation, found);
        });
    comparison.checkCounts();
  }

  private static Map<Aggregation, NerPipeline> each(Function<Aggregation, NerPipeline> make) {
    Map<Aggregation, NerPipeline> pipelines = new EnumMap<>(Aggregation.class);
    for (Aggregation aggregation : AGGREGATIONS) {
      pipelines.put(aggregation, make.apply(aggregation));
    }
    return pipelines;
  }

  private static NerPipeline of(Map<Aggregation, NerPipeline> pipelines, Aggregation aggregation) {
    return Objects.requireNonNull(pipelines.get(aggregation));
  }

  private NerPipeline byId(Layout layout, Aggregation aggregation, int maxTokens) {
    return NerPipeline.builder(WordPieceTokenizer.of(library), new LabelsById(labels))
        .layout(layout)
        .aggregation(aggregation)
        .maxTokens(maxTokens)
        .stride(8)
        .build();
  }

  /** Makes one text of one to five. */
  private static List<String> joined(List<String> texts) {
    return IntStream.range(0, texts.size() / 5)
        .mapToObj(i -> String.join("", texts.subList(5 * i, 5 * i + 1 + i % 5)))
        .toList();
  }

  /** Contracts 1 and 4 with the bundled model, bit by bit. */
  @ParameterizedTest
  @EnumSource
  void theBundledModelReadsTextsAloneAsTogether(Layout layout) {
    try (NerPipeline english =
        OnnxNer.englishBuilder().pipeline(options -> options.layout(layout)).load()) {
      forEach(
          Scale.of(60),
          (texts, aggregation) -> {
            List<List<Entity>> found = english.extractAll(texts);
            checkSpans(texts, found, layout);
            assertThat(alone(english, texts)).isEqualTo(found);
          });
    }
  }

  /** In another order, each in a call of its own, several at once. */
  private static List<List<Entity>> alone(NerPipeline pipeline, List<String> texts) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    Map<Integer, List<Entity>> found =
        order.parallelStream()
            .collect(Collectors.toMap(i -> i, i -> pipeline.extract(texts.get(i))));
    return IntStream.range(0, texts.size()).mapToObj(found::get).toList();
  }

  private static void checkSpans(List<String> texts, List<List<Entity>> found, Layout layout) {
    for (int i = 0; i < texts.size(); i++) {
      Answers.checkSpans(texts.get(i), found.get(i));
      if (layout == Layout.AUTO) {
        assertThat(found.get(i))
            .as(texts.get(i))
            .noneMatch(entity -> BORDER.matcher(entity.text()).find());
      }
    }
  }

  private static String withoutLoneSurrogates(String text) {
    int[] wellFormed =
        text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .toArray();
    return new String(wellFormed, 0, wellFormed.length);
  }

  /** Compares answers with those of transformers. */
  private final class Comparison {

    private int compared;
    private int doubtful;

    void withTheModel(
        List<String> texts, Layout layout, Aggregation aggregation, List<List<Entity>> found) {
      List<Encoding> encodings = encode(texts);
      for (int i = 0; i < texts.size(); i++) {
        Encoding encoding = encodings.get(i);
        int[] ids = IntStream.range(0, encoding.size()).map(encoding::id).toArray();
        if (ids.length <= MODEL_READS && !counts(layout, texts.get(i))) {
          compare(texts.get(i), encoding, file.run(ids), layout, aggregation, found.get(i));
        }
      }
    }

    void withLabelsById(
        List<String> texts, Layout layout, Aggregation aggregation, List<List<Entity>> found) {
      List<Encoding> encodings = encode(texts);
      for (int i = 0; i < texts.size(); i++) {
        if (!counts(layout, texts.get(i))) {
          float[] logits = LabelsById.logits(encodings.get(i), labels.size());
          compare(texts.get(i), encodings.get(i), logits, layout, aggregation, found.get(i));
        }
      }
    }

    private boolean counts(Layout layout, String text) {
      return layout == Layout.AUTO && MAY_HAVE_LAYOUT.matcher(text).find();
    }

    private List<Encoding> encode(List<String> texts) {
      return library.encode(texts.stream().map(HostileStringsIT::withoutLoneSurrogates).toList());
    }

    private void compare(
        String text,
        Encoding encoding,
        float[] logits,
        Layout layout,
        Aggregation aggregation,
        List<Entity> found) {
      NaiveTransformers naive = new NaiveTransformers(encoding, logits, labels);
      boolean namesOnly = layout == Layout.AUTO && aggregation != Aggregation.NONE;
      List<Expected> expected =
          FamiliesIT.exact(
              text, naive.entities(aggregation), name -> !namesOnly || holdsLetterOrDigit(name));
      compared++;
      if (naive.isDoubtful()) {
        doubtful++;
      } else {
        FamiliesIT.check(aggregation + " of " + text, found, expected, SAME_SCORE);
      }
    }

    private boolean holdsLetterOrDigit(String name) {
      return name.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    void checkCounts() {
      assertThat(compared).isPositive();
      assertThat(doubtful).as("texts of which rounding decides").isLessThan(1 + compared / 100);
    }
  }
}
