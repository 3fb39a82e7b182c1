package io.ner4j.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.ExtractOptions;
import io.ner4j.decode.Decoding;
import io.ner4j.redact.Policy;
import io.ner4j.server.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A client gets what it asks for, within what the server was started with. */
class RequestOptionsTest {

  private static final Redaction REDACTION =
      new Redaction(Policy.numbered(), Map.of(), Set.of(), false, true);

  private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC");

  private static final double USUAL = 0.4;

  private static final ExtractOptions SERVED =
      ExtractOptions.builder()
          .decoder(Decoding.STRICT)
          .minScore(0.5)
          .minScore("PER", 0.8)
          .excludeTypes("LOC")
          .build();

  private static ExtractOptions options(
      @Nullable Aggregation aggregation, @Nullable Set<String> types, double minScore) {
    return options(SERVED, aggregation, types, minScore);
  }

  private static ExtractOptions options(
      ExtractOptions served,
      @Nullable Aggregation aggregation,
      @Nullable Set<String> types,
      double minScore) {
    ExtractRequest wanted =
        new ExtractRequest(
            List.of("a"),
            false,
            aggregation,
            types,
            minScore,
            null,
            null,
            null,
            Set.of(),
            REDACTION);
    return RequestOptions.of(wanted, served, USUAL, TYPES);
  }

  @Test
  void whoAsksForNothingGetsTheServersOptions() {
    assertThat(options(null, null, 0)).isEqualTo(SERVED);
  }

  @Test
  void scoresAreAtLeastTheServers() {
    assertThat(options(null, null, 0.2).minScore()).hasValue(0.5);
    assertThat(options(null, null, 0.6).minScore()).hasValue(0.6);
    assertThat(options(null, null, 0.6).minScores()).isEqualTo(Map.of("PER", 0.8));
    assertThat(options(null, null, 0.9).minScores()).isEqualTo(Map.of("PER", 0.9));
  }

  @Test
  void withoutOneOfTheServerScoresAreAtLeastTheModels() {
    ExtractOptions none = ExtractOptions.builder().build();
    assertThat(options(none, null, null, 0).minScore()).isEmpty();
    assertThat(options(none, null, null, 0.2).minScore()).hasValue(USUAL);
    assertThat(options(none, null, null, 0.6).minScore()).hasValue(0.6);
    assertThat(options(none, Aggregation.NONE, null, 0.2).minScore()).hasValue(0.2);
  }

  @Test
  void typesAreThoseThatTheServerFinds() {
    assertThat(options(null, Set.of("ORG"), 0).includeTypes()).containsExactly("ORG");
    for (Set<String> refused : List.of(Set.of("LOC"), Set.of("ORG", "LOC"), Set.<String>of())) {
      assertThatThrownBy(() -> options(null, refused, 0))
          .isInstanceOf(Problem.class)
          .hasMessageStartingWith("types must be some of [ORG, PER], but are ");
    }
  }

  @Test
  void tokensNeedNoDecoder() {
    assertThat(options(Aggregation.NONE, null, 0).decoder()).isEmpty();
    assertThat(options(Aggregation.MAX, null, 0).decoder()).contains(Decoding.STRICT);
    assertThat(options(Aggregation.MAX, null, 0).aggregation()).isEqualTo(Aggregation.MAX);
  }
}
