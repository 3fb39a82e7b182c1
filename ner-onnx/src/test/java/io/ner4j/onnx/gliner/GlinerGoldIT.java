package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.PaddingToken;
import io.ner4j.onnx.gliner.GlinerGold.Answer;
import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.onnx.gliner.GlinerGold.Found;
import io.ner4j.onnx.runtime.InputBuffers;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.Tokenizer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a graph is fed, and what is made of its scores, is what GLiNER's reference implementation
 * feeds and answers.
 *
 * <p>One text differs on purpose. The tokenizer makes no token of its zero-width joiners. The
 * reference counts them as words but numbers only words with tokens, so the scores of all words
 * behind them are read as those of other words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlinerGoldIT {

  private static final int SPAN_WORDS = 12;
  private static final int MAX_WORDS = 384;

  /** Ways of choosing spans. */
  private static final int ANSWERS = 5;

  /** A quarter of the fifth digit of a logit, and the sixth of a score. */
  private static final double SCORE_TOLERANCE = 4e-6;

  private final List<Case> cases;
  private HuggingFaceTokenizer library;
  private Tokenizer tokenizer;

  GlinerGoldIT() throws IOException {
    cases = GlinerGold.cases();
  }

  @BeforeAll
  void load() {
    ModelDirectory files = ModelDirectory.of(GlinerGold.directory());
    library =
        HuggingFaceTokenizer.load(
            files, new PaddingToken(Optional.of("[PAD]"), Optional.empty()), false);
    tokenizer = WordPieceTokenizer.of(library);
  }

  @AfterAll
  void close() {
    library.close();
  }

  /** Answers what was recorded, and keeps what it was fed. */
  private static final class Recorded implements SpanClassifier {

    private final Case recorded;
    private final Map<String, long[]> fed = new HashMap<>();

    Recorded(Case recorded) {
      this.recorded = recorded;
    }

    @Override
    public Scoring scoring() {
      return recorded.scoring();
    }

    @Override
    public int maxSpanWords() {
      return recorded.scoring() == Scoring.SPANS ? SPAN_WORDS : MAX_WORDS;
    }

    @Override
    public int maxWords() {
      return MAX_WORDS;
    }

    @Override
    public Device device() {
      return Device.cpu();
    }

    @Override
    public Logits run(SpanBatch batch) {
      int spanWords = scoring() == Scoring.SPANS ? SPAN_WORDS : 0;
      try (GlinerInputs inputs = GlinerInputs.of(batch, spanWords, new InputBuffers())) {
        for (Map.Entry<String, OnnxTensor> input : inputs.byName().entrySet()) {
          fed.put(input.getKey(), values(input.getValue()));
        }
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
      int numbers = recorded.logits().capacity() / recorded.words();
      return Logits.of(
          Arrays.copyOf(recorded.logits().array(), batch.columns() * numbers),
          1,
          batch.columns(),
          numbers);
    }

    private static long[] values(OnnxTensor tensor) {
      if (tensor.getInfo().type == OnnxJavaType.BOOL) {
        ByteBuffer bytes = tensor.getByteBuffer();
        long[] values = new long[bytes.remaining()];
        Arrays.setAll(values, bytes::get);
        return values;
      }
      LongBuffer longs = tensor.getLongBuffer();
      long[] values = new long[longs.remaining()];
      longs.get(values);
      return values;
    }

    @Override
    public void close() {}
  }

  /** The tokenizer, which outlives its pipelines. */
  private Tokenizer shared() {
    return new Tokenizer() {
      @Override
      public List<Encoding> encode(List<String> texts) {
        return tokenizer.encode(texts);
      }

      @Override
      public int padId() {
        return tokenizer.padId();
      }

      @Override
      public void close() {}
    };
  }

  private static ZeroShotOptions options(Case recorded, Answer answer) {
    return ZeroShotOptions.builder()
        .labels(recorded.labels())
        .threshold(answer.threshold())
        .nested(!answer.flat())
        .severalLabels(answer.severalLabels())
        .build();
  }

  @Test
  void inputsAreThoseOfTheReference() {
    int joined = 0;
    for (Case recorded : cases) {
      Recorded model = new Recorded(recorded);
      try (ZeroShotPipeline ner = ZeroShotPipeline.builder(shared(), model).build()) {
        ner.labels(recorded.labels()).extract(recorded.text());
      }
      Map<String, long[]> expected = new HashMap<>(recorded.inputs());
      if (recorded.wordsWithTokens() < recorded.words()) {
        joined++;
        expected.put(GlinerInputs.LENGTHS, new long[] {recorded.wordsWithTokens()});
        expected.keySet().removeAll(List.of(GlinerInputs.SPANS, GlinerInputs.SPANS_MASK));
        model.fed.keySet().removeAll(List.of(GlinerInputs.SPANS, GlinerInputs.SPANS_MASK));
      }
      assertThat(model.fed.keySet()).as(recorded.toString()).isEqualTo(expected.keySet());
      expected.forEach(
          (name, values) -> assertThat(model.fed.get(name)).as(name + recorded).isEqualTo(values));
    }
    assertThat(cases).hasSize(274);
    assertThat(joined).isEqualTo(10);
  }

  /**
   * The logits are rounded to 5 digits, so two spans may have the same score that had unlike ones.
   * There, and behind joiners, the answer is that of the naive search in the same logits.
   */
  @Test
  void entitiesAreThoseOfTheReference() {
    int equal = 0;
    int rounded = 0;
    for (Case recorded : cases) {
      try (ZeroShotPipeline ner =
          ZeroShotPipeline.builder(shared(), new Recorded(recorded)).build()) {
        for (Answer answer : recorded.answers()) {
          List<Found> found =
              ner.with(options(recorded, answer)).extract(recorded.text()).stream()
                  .map(entity -> found(entity, recorded.text()))
                  .toList();
          assertThat(GlinerGold.same(found, NaiveSpans.of(recorded, answer), SCORE_TOLERANCE))
              .as("%s %s", recorded, answer)
              .isTrue();
          boolean joined = recorded.wordsWithTokens() < recorded.words();
          boolean reference = GlinerGold.same(found, answer.entities(), SCORE_TOLERANCE);
          equal += reference ? 1 : 0;
          rounded += reference || joined ? 0 : 1;
        }
      }
    }
    assertThat(cases.size() * ANSWERS).isEqualTo(1370);
    assertThat(rounded).isEqualTo(3);
    assertThat(equal).isEqualTo(1317);
  }

  private static Found found(Entity entity, String text) {
    assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
    return new Found(entity.start(), entity.end(), entity.type(), entity.score());
  }
}
