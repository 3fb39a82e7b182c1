package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemesAgreeTest {

  private record Gold(String type, int from, int to) {

    boolean touches(Gold before) {
      return before.to == from && before.type.equals(type);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goldSpansComeBackFromEveryDecoder(Grammar grammar) {
    LabelSet labels = grammar.labelSet();
    List<BioDecoder> decoders =
        List.of(BioDecoder.lenient(labels), BioDecoder.strict(labels), BioDecoder.viterbi(labels));
    for (long seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int length = random.nextInt(1, 20);
      List<Gold> gold = gold(random, length, grammar != Grammar.IO);
      List<String> sequence = write(grammar, gold, length);
      String expected =
          Spelled.join(gold.stream().map(g -> g.type + " " + g.from + "-" + g.to).toList());
      for (BioDecoder decoder : decoders) {
        assertThat(Spelled.spans(decoder.decode(Spelled.scores(labels, sequence))))
            .as("seed %d, %s: %s", seed, decoder.getClass().getSimpleName(), sequence)
            .isEqualTo(expected);
      }
    }
  }

  private static List<Gold> gold(SplittableRandom random, int length, boolean touching) {
    List<Gold> gold = new ArrayList<>();
    int from = random.nextInt(3);
    while (from < length) {
      int to = Math.min(length, from + random.nextInt(1, 5));
      String type = Spelled.TYPES.get(random.nextInt(Spelled.TYPES.size()));
      Gold next = new Gold(type, from, to);
      if (touching || gold.isEmpty() || !next.touches(gold.get(gold.size() - 1))) {
        gold.add(next);
      }
      from = to + random.nextInt(3);
    }
    return gold;
  }

  private static List<String> write(Grammar grammar, List<Gold> gold, int length) {
    List<String> sequence = new ArrayList<>(Collections.nCopies(length, "O"));
    for (int i = 0; i < gold.size(); i++) {
      Gold span = gold.get(i);
      boolean touches = i > 0 && span.touches(gold.get(i - 1));
      for (int position = span.from; position < span.to; position++) {
        boolean first = position == span.from;
        boolean last = position == span.to - 1;
        String prefix =
            switch (grammar) {
              case IO -> "";
              case IOB1 -> first && touches ? "B-" : "I-";
              case IOB2 -> first ? "B-" : "I-";
              case BIOES -> first && last ? "S-" : first ? "B-" : last ? "E-" : "I-";
              case BILOU -> first && last ? "U-" : first ? "B-" : last ? "L-" : "I-";
            };
        sequence.set(position, prefix + span.type);
      }
    }
    return sequence;
  }
}
