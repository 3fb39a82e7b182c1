package io.ner4j.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import io.ner4j.spi.WordFinder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words are the reference's but in runs whose words are told. */
class WordTokenizerTest {

  private static final Pattern REFERENCE =
      Pattern.compile("[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*|\\S", Pattern.DOTALL);

  /** Tells a word for each character of runs that hold an ideograph. */
  private static final WordFinder EACH_CHARACTER =
      text -> {
        BitSet starts = new BitSet();
        Matcher run = Pattern.compile("\\S+").matcher(text);
        while (run.find()) {
          for (int i = run.start(); isTold(run.group()) && i <= run.end(); i++) {
            starts.set(i);
          }
        }
        return starts;
      };

  private static boolean isTold(String run) {
    return run.codePoints().anyMatch(Character::isIdeographic);
  }

  /** Each text is one token. */
  private static final class Whole implements Tokenizer {

    @Override
    public List<Encoding> encode(List<String> texts) {
      return texts.stream()
          .map(
              text ->
                  Encoding.builder().token(text.hashCode() & 0xFFFF, 0, text.length(), 0).build())
          .toList();
    }

    @Override
    public int padId() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static List<String> words(String text, WordFinder finder) {
    Encoding encoding = new WordTokenizer(new Whole(), finder).encode(List.of(text)).get(0);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      assertThat(encoding.word(i)).isEqualTo(i);
      words.add(text.substring(encoding.start(i), encoding.end(i)));
    }
    return words;
  }

  private static List<String> expected(String text) {
    List<String> words = new ArrayList<>();
    for (String run : text.split("\\s+", -1)) {
      if (isTold(run)) {
        run.codePoints().mapToObj(Character::toString).forEach(words::add);
      } else {
        REFERENCE.matcher(run).results().forEach(word -> words.add(word.group()));
      }
    }
    return words;
  }

  @Test
  void runsWhoseWordsAreToldAreCutThere() {
    assertThat(words("Tim-Cook 在北京。 well-known e.g.", EACH_CHARACTER))
        .containsExactly("Tim-Cook", "在", "北", "京", "。", "well-known", "e", ".", "g", ".");
    assertThat(words("Tim-Cook 在北京。", text -> new BitSet()))
        .containsExactly("Tim-Cook", "在北京", "。");
  }

  @Test
  void randomTextsAreCutAsANaiveRuleCutsThem() {
    String[] pieces = {
      "北", "京", "。", "a", "Zz", "9", "-", "_", ".", "é", " ", "\n", "\t ", "(", "ж"
    };
    Random random = new Random(21);
    for (int i = 0; i < Scale.of(20_000); i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(16); length > 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(words(text.toString(), EACH_CHARACTER))
          .as("'%s'", text)
          .isEqualTo(expected(text.toString()));
    }
  }
}
