package io.ner4j.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.Windows;
import io.ner4j.contract.Scale;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A long text is decoded in pieces as if it were decoded at once. */
class TextTaskTest {

  /** Words of one token, and how likely each label is: where q is outside, r speaks against it. */
  private static final Map<String, float[]> WORDS =
      Map.of(
          "o", new float[] {0.957f, 0.013f, 0.009f, 0.0112f, 0.0098f},
          "p", new float[] {0.0531f, 0.8972f, 0.0287f, 0.0113f, 0.0097f},
          "q", new float[] {0.5017f, 0.0041f, 0.4889f, 0.0029f, 0.0024f},
          "r", new float[] {0.0493f, 0.0311f, 0.9004f, 0.0101f, 0.0091f},
          "s", new float[] {0.3019f, 0.0107f, 0.0089f, 0.2774f, 0.4011f});

  private static final class WordModel extends FakeModel {
    WordModel() {
      super(60);
    }

    @Override
    public Logits run(Batch batch) {
      float[] values = new float[batch.rows() * batch.columns() * LABELS.size()];
      for (int row = 0; row < batch.rows(); row++) {
        for (int column = 1; column < batch.length(row) - 1; column++) {
          for (Map.Entry<String, float[]> word : WORDS.entrySet()) {
            if (batch.id(row, column) == FakeTokenizer.id(word.getKey(), 0, false)) {
              for (int label = 0; label < LABELS.size(); label++) {
                int cell = (row * batch.columns() + column) * LABELS.size() + label;
                values[cell] = (float) Math.log(word.getValue()[label]);
              }
            }
          }
        }
      }
      return Logits.of(values, batch.rows(), batch.columns(), LABELS.size());
    }
  }

  static Stream<Arguments> decodersAndTexts() {
    Map<String, Function<LabelSet, BioDecoder>> decoders =
        Map.of(
            "lenient", BioDecoder::lenient,
            "strict", BioDecoder::strict,
            "viterbi", BioDecoder::viterbi);
    List<List<String>> phrases =
        List.of(
            List.of("p q r o"), List.of("o p q r", "s", "o", "q r"), List.of("p", "q", "r", "s"));
    return new TreeMap<>(decoders)
        .entrySet().stream()
            .flatMap(
                decoder ->
                    phrases.stream()
                        .map(p -> Arguments.of(decoder.getKey(), p, decoder.getValue())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("decodersAndTexts")
  void aLongTextIsDecodedAsIfAtOnce(
      String name, List<String> phrases, Function<LabelSet, BioDecoder> decoder) {
    for (long seed = 0; seed < Scale.of(2, 4); seed++) {
      Random random = new Random(seed);
      List<String> words = new ArrayList<>(Collections.nCopies((int) seed, "o"));
      while (words.size() < Scale.of(40_000, 100_000)) {
        words.addAll(List.of(phrases.get(random.nextInt(phrases.size())).split(" ", -1)));
      }
      float[] scores = new float[words.size() * 5];
      for (int i = 0; i < words.size(); i++) {
        System.arraycopy(WORDS.getOrDefault(words.get(i), new float[5]), 0, scores, i * 5, 5);
      }
      List<String> expected = new ArrayList<>();
      for (TokenSpan span : decoder.apply(Windows.LABELS).decode(LabelScores.of(scores, 5))) {
        expected.add(span.type() + " " + 2 * span.from() + "-" + (2 * span.to() - 1));
      }
      NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), new WordModel());
      try (NerPipeline pipeline = builder.decoder(decoder).build()) {
        List<String> found =
            pipeline.extract(String.join(" ", words)).stream()
                .map(e -> e.type() + " " + e.start() + "-" + e.end())
                .toList();
        int differs =
            IntStream.range(0, Math.min(found.size(), expected.size()))
                .filter(i -> !found.get(i).equals(expected.get(i)))
                .findFirst()
                .orElse(Math.min(found.size(), expected.size()));
        assertThat(found.subList(differs, Math.min(found.size(), differs + 3)))
            .as(name + ", seed " + seed + ", from entity " + differs)
            .isEqualTo(expected.subList(differs, Math.min(expected.size(), differs + 3)));
        assertThat(found).as(name + ", seed " + seed).hasSameSizeAs(expected);
      }
    }
  }
}
