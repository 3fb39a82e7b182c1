package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.decode.TokenLabel;
import io.ner4j.spi.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenLabelTest {

  private final FakeTokenizer tokenizer = new FakeTokenizer();

  @Test
  void everyTokenHasItsLabelAndPlace() {
    FakeModel model = new FakeModel(64);
    try (NerPipeline pipeline =
        NerPipeline.builder(tokenizer, model).excludeTypes("PER").minScore(1).build()) {
      assertThat(pipeline.tokens("the Bob\n Limassol"))
          .extracting(token -> token.text() + " " + token.label() + " " + token.start())
          .containsExactly("the O 0", "Bob B-PER 4", "Lima I-PER 9", "ssol I-PER 13");
      assertThat(pipeline.tokens("")).isEmpty();
      assertThat(pipeline.tokens(" \n")).isEmpty();
      assertThatThrownBy(() -> pipeline.tokens("Bob").remove(0))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void thoseInEntitiesAreTheEntitiesOfNone() {
    for (long seed = 0; seed < 40; seed++) {
      String text = Reference.text(new Random(seed), 10 * (int) seed * (int) seed);
      FakeModel model = new FakeModel(24, FakeModel.Sight.NEIGHBOURS);
      try (NerPipeline pipeline =
          NerPipeline.builder(tokenizer, model)
              .stride(8)
              .aggregation(Aggregation.NONE)
              .minScore(0)
              .build()) {
        List<TokenLabel> tokens = pipeline.tokens(text);
        Encoding whole = FakeTokenizer.encode(text);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
          if (!whole.special(i)) {
            starts.add(whole.start(i));
          }
        }
        assertThat(tokens).as("seed " + seed).map(TokenLabel::start).isEqualTo(starts);
        assertThat(
                tokens.stream()
                    .filter(token -> !token.label().equals("O"))
                    .map(t -> new Entity(t.text(), t.label(), t.start(), t.end(), t.score())))
            .as("seed " + seed)
            .containsExactlyElementsOf(pipeline.extract(text));
      }
    }
  }

  @Test
  void aLongTextIsReadInPieces() {
    String text = "Bob Lima xyz ".repeat(20_000);
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, new FakeModel(512)).build()) {
      List<TokenLabel> tokens = pipeline.tokens(text);
      assertThat(tokens).hasSize(60_000);
      assertThat(tokens.get(59_999)).extracting(TokenLabel::end).isEqualTo(text.length() - 1);
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefused() {
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, new FakeModel(64)).build()) {
      assertThatThrownBy(() -> pipeline.tokens(null)).hasMessage("text");
    }
  }

  @Test
  void valuesAreChecked() {
    assertThatThrownBy(() -> new TokenLabel("a", "O", 0, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start is 0, end 2, length 1");
    assertThatThrownBy(() -> new TokenLabel("a", "O", -1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenLabel("a", "O", 0, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThat(new TokenLabel("", "O", 3, 3, 0).end()).isEqualTo(3);
  }
}
