package io.ner4j.onnx.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenTypesTest {

  private static List<Integer> types(TokenTypes types, int length, int columns) {
    return IntStream.range(0, columns).map(i -> types.type(i, length)).boxed().toList();
  }

  @Test
  void xlnetsClassTokenStandsLastAndHasTypeTwo() {
    TokenTypes types = TokenTypes.of(new long[] {0, 0, 2}, new long[] {0, 1, 1});
    assertThat(types(types, 5, 7)).containsExactly(0, 0, 0, 0, 2, 0, 0);
  }

  @Test
  void theTextAndWhatStandsAroundItHaveTypesOfTheirOwn() {
    TokenTypes types = TokenTypes.of(new long[] {2, 1, 3, 0}, new long[] {1, 0, 1, 1});
    assertThat(types(types, 6, 7)).containsExactly(2, 1, 1, 1, 3, 0, 0);
  }

  @Test
  void withoutATemplateAllTokensAreOfOneType() {
    assertThat(types(TokenTypes.of(new long[] {1}, new long[] {0}), 2, 3)).containsExactly(1, 1, 0);
    assertThat(types(TokenTypes.ZERO, 2, 3)).containsExactly(0, 0, 0);
  }
}
