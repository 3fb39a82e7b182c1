package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordStreamTest {

  private final NerPipeline pipeline =
      NerPipeline.builder(new FakeTokenizer(), new FakeModel(32)).build();

  @Test
  void sentencesHaveWhatEachHasAloneInTheirOrder() {
    List<List<String>> sentences = new ArrayList<>();
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      sentences.add(List.of(Reference.text(random, random.nextInt(400)).split("\\s", -1)));
    }
    sentences.add(List.of());
    List<List<WordEntity>> found =
        pipeline
            .extractAllWords(
                sentences.stream(),
                sentence -> sentence,
                (sentence, entities) -> List.copyOf(entities))
            .toList();
    assertThat(found).isEqualTo(sentences.stream().map(pipeline::extractWords).toList());
  }

  @Test
  void resultsBelongToTheirItems() {
    assertThat(
            pipeline.extractAllWords(
                Stream.of("the Bob", "in Mali"),
                item -> List.of(item.split(" ", -1)),
                (item, entities) -> item + ": " + entities.get(0).words()))
        .containsExactly("the Bob: [Bob]", "in Mali: [Mali]");
  }

  @Test
  void endlessSentencesAreReadAsResultsAreAskedFor() {
    assertThat(
            pipeline
                .extractAllWords(
                    Stream.generate(() -> List.of("Bob")), s -> s, (s, entities) -> entities.size())
                .limit(10_000))
        .hasSize(10_000)
        .containsOnly(1);
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefused() {
    List<String> hole = Arrays.asList("a", null);
    Stream<List<String>> holes = Stream.of(List.of("a"), hole);
    Stream<Integer> results =
        pipeline.extractAllWords(holes, sentence -> sentence, (s, entities) -> entities.size());
    assertThatThrownBy(results::toList).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pipeline.extractAllWords(null, i -> List.of(), (i, e) -> i))
        .hasMessage("items");
    assertThatThrownBy(() -> pipeline.extractAllWords(Stream.of(1), null, (i, e) -> i))
        .hasMessage("words");
    assertThatThrownBy(() -> pipeline.extractAllWords(Stream.of(1), i -> List.of(), null))
        .hasMessage("result");
  }
}
