package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @CsvSource({
    "'Angela Merkel met Tim Cook in Cupertino. ', 1000000, 0.6, 40",
    "中文字符没有空格, 1000000, 0.6, 40",
    "aGVsbG8gd29ybGQ+dGhpcyBpcyBiYXNl/NjQ, 10485760, 0.75, 120",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-, 10485760, 0, 80",
  })
  void longTextsAreReadToTheirEndInASmallHeap(
      String piece, int length, double minScore, int megabytes) throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Xmx" + megabytes + "m")
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

  /** The tokens and scores of all texts at once would not fit. */
  @Test
  void manyTextsAreReadInASmallHeap() throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory).with("-Xmx40m").run(Programs.ReadManyTexts.class, "50000");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().strip()).isEqualTo("50000");
  }
}
