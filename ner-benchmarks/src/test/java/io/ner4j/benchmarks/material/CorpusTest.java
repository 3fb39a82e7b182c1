package io.ner4j.benchmarks.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private final Corpus corpus = Corpus.load();

  @Test
  void hasTheTreebanksSentences() {
    assertThat(corpus.sentences()).hasSize(2001).noneMatch(String::isBlank);
    assertThat(corpus.sentences().get(4))
        .isEqualTo("So follow the link at the bottom and buy some blood sausages.");
  }

  @Test
  void paragraphsAreAllSentencesInTheirOrder() {
    assertThat(String.join(" ", corpus.paragraphs()))
        .isEqualTo(String.join(" ", corpus.sentences()));
    assertThat(corpus.paragraphs()).hasSizeBetween(300, 600);
  }

  @Test
  void documentsAreLong() {
    assertThat(corpus.documents()).hasSize(5).allMatch(document -> document.length() > 10_000);
  }

  @Test
  void samplesAreTheSameEachTime() {
    assertThat(corpus.sample(50)).hasSize(50).isEqualTo(Corpus.load().sample(50));
    assertThat(new HashSet<>(corpus.sample(50))).hasSizeGreaterThan(45);
    assertThat(corpus.sample(5000)).hasSize(5000);
  }

  @Test
  void mixedTextsAreOfAllLengths() {
    List<String> mixed = corpus.mixed(300);
    assertThat(mixed).hasSize(240 + 60 + 2);
    assertThat(mixed.stream().filter(text -> text.length() > 10_000)).hasSize(2);
  }

  @Test
  void sentencesOfALengthReachIt() {
    int length = String.join(" ", corpus.sentencesOf(200_000)).length();
    assertThat(length).isBetween(199_999, 201_000);
  }
}
