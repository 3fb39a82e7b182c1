package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.FakeTokenizer;
import io.ner4j.NerModelException;
import io.ner4j.spi.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialTokenTemplateTest {

  /** Ids count from 10; {@code text} of them are pieces of the text. */
  private static SpecialTokenTemplate template(int before, int text, int after) {
    return SpecialTokenTemplate.of(
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            Encoding.Builder encoding = Encoding.builder();
            for (int i = 0; i < before + text + after; i++) {
              if (i >= before && i < before + text) {
                encoding.token(10 + i, 0, 1, i);
              } else {
                encoding.special(10 + i);
              }
            }
            return List.of(encoding.build());
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, '7 8'",
    "1, 1, 1, '10 7 8 12'",
    "2, 1, 0, '10 11 7 8'",
    "0, 3, 2, '7 8 13 14'",
    "3, 2, 1, '10 11 12 7 8 15'",
  })
  void tokensAreFramedAsASampleIs(int before, int text, int after, String framed) {
    SpecialTokenTemplate template = template(before, text, after);
    assertThat(template.before()).isEqualTo(before);
    assertThat(template.size()).isEqualTo(before + after);
    int[] expected = List.of(framed.split(" ", -1)).stream().mapToInt(Integer::parseInt).toArray();
    assertThat(template.around(new int[] {7, 8})).containsExactly(expected);
    assertThat(template.around(new int[0])).hasSize(before + after);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1"})
  void aTokenizerThatMakesNoTokenIsRefused(int before, int after) {
    assertThatThrownBy(() -> template(before, 0, after))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("at least one token of the text 'a', but made none");
  }

  @Test
  void theFakeTokenizerHasOneSpecialTokenOnEitherSide() {
    SpecialTokenTemplate template = SpecialTokenTemplate.of(new FakeTokenizer());
    assertThat(template.around(new int[] {7}))
        .containsExactly(FakeTokenizer.FRONT, 7, FakeTokenizer.BACK);
  }
}
