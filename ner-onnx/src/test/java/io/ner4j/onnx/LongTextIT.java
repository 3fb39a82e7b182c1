package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.contract.Scale;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts longer than the model reads at once, on the real tokenizer and the bundled model. */
class LongTextIT {

  private static final String FILLER =
      "the price of bread rose again last month and people bought less of it than in the year before ";

  @TempDir Path directory;

  @Test
  void anEntityAtAnyPlaceOfAnyWindowIsFoundOnceAndWhole() {
    String[] words = FILLER.repeat(5).strip().split(" ");
    String name = "Angela Merkel";
    try (NerPipeline pipeline =
        OnnxNer.englishBuilder()
            .device(Device.cpu())
            .pipeline(options -> options.maxTokens(34).stride(12))
            .load()) {
      for (int place = 0; place <= words.length; place++) {
        String before = String.join(" ", Arrays.copyOf(words, place));
        String after = String.join(" ", Arrays.copyOfRange(words, place, words.length));
        String text = (before + " " + name + " " + after).strip();
        int start = text.indexOf(name);
        assertThat(pipeline.extract(text))
            .as("behind %d words", place)
            .extracting(Entity::type, Entity::start, Entity::end)
            .containsExactly(tuple("PER", start, start + name.length()));
      }
    }
  }

  @Test
  void theLastSentenceOfTenThousandTokensIsRead() {
    String last = "In the end Angela Merkel met Tim Cook in Cupertino.";
    String text = FILLER.repeat(550) + last;
    try (NerPipeline pipeline = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      List<Entity> entities = pipeline.extract(text);
      assertThat(entities)
          .extracting(Entity::text)
          .containsExactly("Angela Merkel", "Tim Cook", "Cupertino");
      assertThat(entities.get(2).end()).isEqualTo(text.length() - 1);
    }
  }

  /**
   * The heap holds the text, what is found, and little more: the tokens and scores of the whole
   * text would not fit.
   */
  @ParameterizedTest
  @MethodSource("longTexts")
  void longTextsAreReadToTheirEndInASmallHeap(
      String piece, int length, double minScore, int megabytes) throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Xmx" + megabytes + "m")
            .withUnpackedNatives()
            .run(
                Programs.ReadLongText.class,
                piece,
                Integer.toString(length),
                Double.toString(minScore));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    List<Integer> numbers =
        Pattern.compile(" ").splitAsStream(outcome.out().strip()).map(Integer::valueOf).toList();
    assertThat(numbers.get(0)).isEqualTo(length);
    assertThat(numbers.get(1)).as("entities").isPositive();
    assertThat(numbers.get(2)).as("end of the last").isBetween(length - 2000, length);
  }

  /** Piece, length, least score and heap of a text: long ones, and longer ones in larger tests. */
  static Stream<Arguments> longTexts() {
    String sentence = "Angela Merkel met Tim Cook in Cupertino. ";
    String base64 = "aGVsbG8gd29ybGQ+dGhpcyBpcyBiYXNl/NjQ";
    String longWord = "x".repeat(120) + "-";
    return Scale.of(1) == 1
        ? Stream.of(
            arguments(sentence, 400_000, 0.6, 30),
            arguments("中文字符没有空格", 400_000, 0.6, 30),
            arguments(base64, 1 << 20, 0.75, 32),
            arguments(longWord, 4 << 20, 0, 48))
        : Stream.of(
            arguments(sentence, 1_000_000, 0.6, 40),
            arguments("中文字符没有空格", 1_000_000, 0.6, 40),
            arguments(base64, 10 << 20, 0.75, 120),
            arguments(longWord, 10 << 20, 0, 80));
  }

  /** The tokens and scores of all texts at once would not fit. */
  @Test
  void manyTextsAreReadInASmallHeap() throws Exception {
    String texts = Integer.toString(Scale.of(20_000, 50_000));
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Xmx30m")
            .withUnpackedNatives()
            .run(Programs.ReadManyTexts.class, texts);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().strip()).isEqualTo(texts);
  }
}
