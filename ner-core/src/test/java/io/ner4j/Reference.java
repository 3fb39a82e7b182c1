package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** The naive way from text to entities: all of the text at once, first pieces, IOB2. */
public final class Reference {

  private Reference() {}

  static List<Entity> entities(String text, Model model) {
    Encoding encoding = FakeTokenizer.encode(text);
    int[] ids = new int[encoding.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encoding.id(i);
    }
    Logits logits = model.run(Batch.of(List.of(ids), FakeTokenizer.PAD));
    List<Entity> entities = new ArrayList<>();
    String open = "";
    int start = 0;
    int end = 0;
    List<Double> scores = new ArrayList<>();
    for (int i = 1; i < ids.length; i++) {
      boolean sameWord = encoding.word(i) == encoding.word(i - 1);
      if (sameWord) {
        end = encoding.end(i);
        continue;
      }
      double[] probabilities = probabilities(logits.copy(0, i, 1));
      int best = best(probabilities);
      String label = encoding.special(i) ? "O" : model.labels().get(best);
      String type = label.substring(label.indexOf('-') + 1);
      if (!open.isEmpty() && !(label.startsWith("I-") && type.equals(open))) {
        entities.add(entity(text, open, start, end, scores));
        open = "";
      }
      if (!label.equals("O")) {
        if (open.isEmpty()) {
          open = type;
          start = encoding.start(i);
          scores.clear();
        }
        scores.add(probabilities[best]);
      }
      end = encoding.end(i);
    }
    return entities;
  }

  private static Entity entity(String text, String type, int start, int end, List<Double> scores) {
    double sum = scores.stream().mapToDouble(Double::doubleValue).sum();
    return new Entity(text.substring(start, end), type, start, end, sum / scores.size());
  }

  static double[] probabilities(float[] logits) {
    double sum = 0;
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp((double) logits[i] - logits[0]);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** Words in lower case, from 1 to 9 letters. */
  static String filler(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** About one word in six belongs to an entity. */
  public static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(filler(random)).append(random.nextInt(20) == 0 ? "\n" : " ");
      if (random.nextInt(10) == 0) {
        char initial = (char) ('A' + random.nextInt(26));
        for (int i = random.nextInt(3); i >= 0; i--) {
          text.append(initial).append(filler(random)).append(' ');
          initial = initial < 'M' ? 'L' : 'Z';
        }
      }
    }
    return text.append("end").toString();
  }

  static void assertSame(List<Entity> actual, List<Entity> expected, String description) {
    assertThat(actual)
        .as(description)
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withComparatorForType(
                    (a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b), Double.class)
                .build())
        .containsExactlyElementsOf(expected);
  }
}
