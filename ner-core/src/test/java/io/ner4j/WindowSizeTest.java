package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which windows a long text is cut into, by the options. */
class WindowSizeTest {

  private static NerPipelineBuilder builder(FakeModel model) {
    return NerPipeline.builder(new FakeTokenizer(), model);
  }

  /** The lengths of the windows that one text of words of one token each is read in. */
  private static List<Integer> windows(int words, UnaryOperator<NerPipelineBuilder> options) {
    return windows("a ".repeat(words), options);
  }

  private static List<Integer> windows(String text, UnaryOperator<NerPipelineBuilder> options) {
    List<Integer> lengths = new CopyOnWriteArrayList<>();
    FakeModel model =
        new FakeModel(512) {
          @Override
          public Logits run(Batch batch) {
            IntStream.range(0, batch.rows()).forEach(row -> lengths.add(batch.length(row)));
            return super.run(batch);
          }
        };
    try (NerPipeline pipeline = options.apply(builder(model)).build()) {
      pipeline.extract(text);
    }
    return lengths;
  }

  @Test
  void aTextThatFitsTheModelIsReadWholeAndALongerOneInShortWindows() {
    assertThat(windows(510, options -> options)).containsExactly(512);
    // 126 words in the first window, and 110 more in each that shares 16 with the one before.
    assertThat(windows(511, options -> options))
        .containsExactlyInAnyOrder(128, 128, 128, 128, 511 - 4 * 110 + 2);
    assertThat(windows(300, options -> options.maxTokens(100).stride(0)))
        .containsExactlyInAnyOrder(100, 100, 100, 8);
  }

  @Test
  void aWindowEndsWithTheSentenceThatFillsAQuarterOfIt() {
    // Eleven tokens each, as the last word is two.
    String sentences = "5 a a a a a a a a then. ".repeat(40);
    assertThat(windows(sentences, options -> options)).containsExactly(442);
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(11, 3 * 11 + 2));
    sizes.add(7 * 11 + 2);
    assertThat(windows(sentences, options -> options.windowTokens(100)))
        .containsExactlyInAnyOrderElementsOf(sizes);
    assertThat(windows(sentences, options -> options.windowTokens(100).stride(16)))
        .contains(100)
        .doesNotContain(3 * 11 + 2);
  }

  @Test
  void windowsAreAsLongAsIsAskedFor() {
    assertThat(windows(62, options -> options.windowTokens(64))).containsExactly(64);
    assertThat(windows(63, options -> options.windowTokens(64).stride(1)))
        .containsExactlyInAnyOrder(64, 4);
    for (int most : new int[] {512, 513, 10_000}) {
      assertThat(windows(511, options -> options.windowTokens(most).stride(1)))
          .containsExactlyInAnyOrder(512, 4);
    }
  }

  @Test
  void onlyWindowsAreShortened() {
    for (LongText choice : List.of(LongText.TRUNCATE, LongText.REFUSE)) {
      assertThat(windows(510, options -> options.windowTokens(64).longText(choice)))
          .containsExactly(512);
    }
  }
}
