package io.ner4j.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsiViewTest {

  private static final AnsiView COLORED = AnsiView.standard();
  private static final AnsiView PLAIN = COLORED.withoutColors();
  private static final String COLOR_CODE = "\u001B\\[(0|38;5;(16|231);48;5;\\d+)m";

  private static String render(AnsiView view, Marked marked) {
    return view.render(marked.text(), marked.entities());
  }

  /** What a terminal may see of a text, character by character. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().map(AnsiViewTest::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int shown(int c) {
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (c < 0x20) {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return '␡';
    }
    return (c >= 0x80 && c < 0xA0) || (c >= 0xD800 && c < 0xE000) ? '\uFFFD' : c;
  }

  @Test
  void anEntityIsSeenWithoutColour() {
    Marked marked = Marked.of("Angela Merkel met Tim.", "Angela Merkel", "PER", "Tim", "PER");
    assertThat(render(PLAIN, marked)).isEqualTo("[Angela Merkel PER] met [Tim PER].");
    assertThat(PLAIN.render("", List.of())).isEmpty();
  }

  @Test
  void anEntityInsideOfAnotherStandsInItsBrackets() {
    Entity university = new Entity("Uni of Berlin now", "ORG", 4, 21, 0.9);
    Entity city = new Entity("Berlin", "city name", 11, 17, 0.8);
    Entity place = new Entity("Berlin", "LOC", 11, 17, 0.7);
    Marked marked = new Marked("The Uni of Berlin now.", List.of(university, city, place));
    assertThat(render(PLAIN, marked)).isEqualTo("The [Uni of [[Berlin LOC] city name] now ORG].");
    String colored =
        COLORED
            .withColor("ORG", "#ff0000")
            .withColor("city name", "#00ff00")
            .withColor("LOC", "#0000ff")
            .render(marked.text(), marked.entities());
    assertThat(colored)
        .isEqualTo(
            "The R[Uni of G[B[Berlin LOC]0G city name]0R now ORG]0."
                .replace("R", "\u001B[38;5;16;48;5;196m")
                .replace("G[", "\u001B[38;5;16;48;5;46m[")
                .replace("G ", "\u001B[38;5;16;48;5;46m ")
                .replace("B[", "\u001B[38;5;231;48;5;21m[")
                .replace("]0", "]\u001B[0m")
                .replace("O\u001B[38;5;16;48;5;196mG", "ORG"));
  }

  @Test
  void coloursAreCodesAroundTheSameCharacters() {
    Marked marked = Marked.of("Tim met Bob", "Tim", "PER", "Bob", "X");
    assertThat(COLORED.withColor("X", "#0000fe").render(marked.text(), marked.entities()))
        .isEqualTo(
            "\u001B[38;5;16;48;5;153m[Tim PER]\u001B[0m met \u001B[38;5;231;48;5;21m[Bob X]\u001B[0m");
    for (long seed = 0; seed < 5000; seed++) {
      Marked random = Marked.random(seed);
      assertThat(render(COLORED, random).replaceAll(COLOR_CODE, ""))
          .as("seed " + seed)
          .isEqualTo(render(PLAIN, random));
      Marked nested = Marked.nested(seed);
      assertThat(render(COLORED, nested).replaceAll(COLOR_CODE, ""))
          .as("nested, seed " + seed)
          .isEqualTo(render(PLAIN, nested));
    }
  }

  @Test
  void aTextStaysWhatItWasButForItsControls() {
    for (long seed = 0; seed < 20_000; seed++) {
      Marked marked = Marked.random(seed);
      // CR LF may lie across an edge, so lines end before the pieces are put together.
      StringBuilder expected = new StringBuilder();
      int done = 0;
      for (Entity entity : marked.entities()) {
        expected.append(piece(marked.text(), done, entity.start()));
        String type = shown(entity.type().replace("\r\n", "\n"));
        expected.append('[').append(piece(marked.text(), entity.start(), entity.end()));
        expected.append(' ').append(type.replace('\n', '␊')).append(']');
        done = entity.end();
      }
      expected.append(piece(marked.text(), done, marked.text().length()));
      assertThat(render(PLAIN, marked))
          .as("seed " + seed)
          .isEqualTo(expected.toString())
          .doesNotContainPattern("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F]");
    }
  }

  @Test
  void bracketsAreAllThatIsAddedToATextWithEntitiesInEntities() {
    for (long seed = 0; seed < 5000; seed++) {
      Marked marked = Marked.nested(seed);
      StringBuilder expected = new StringBuilder();
      for (int place = 0; place <= marked.text().length(); place++) {
        for (int i = marked.entities().size() - 1; i >= 0; i--) {
          Entity entity = marked.entities().get(i);
          if (entity.end() == place) {
            String type = shown(entity.type().replace("\r\n", "\n")).replace('\n', '␊');
            expected.append(' ').append(type).append(']');
          }
        }
        for (Entity entity : marked.entities()) {
          expected.append(entity.start() == place ? "[" : "");
        }
        if (place < marked.text().length()) {
          boolean cut = marked.text().startsWith("\r\n", place);
          boolean second =
              place > 0
                  && Character.isSurrogatePair(
                      marked.text().charAt(place - 1), marked.text().charAt(place));
          boolean first =
              place + 1 < marked.text().length()
                  && Character.isSurrogatePair(
                      marked.text().charAt(place), marked.text().charAt(place + 1));
          int to = place + (first ? 2 : 1);
          expected.append(cut || second ? "" : shown(marked.text().substring(place, to)));
        }
      }
      assertThat(render(PLAIN, marked)).as("seed " + seed).isEqualTo(expected.toString());
    }
  }

  private static String piece(String text, int start, int end) {
    boolean cut = end > start && end < text.length() && text.startsWith("\r\n", end - 1);
    return shown(text.substring(start, cut ? end - 1 : end).replace("\r\n", "\n"));
  }

  @Test
  void escapeSequencesOfATextAreShown() {
    Marked marked = Marked.of("\u001B]0;title\u0007 Bob\u009B2J\r", "Bob", "\u001B[2J\n\t");
    assertThat(render(PLAIN, marked)).isEqualTo("␛]0;title␇ [Bob ␛[2J␊␉]\uFFFD2J␍");
  }

  @Test
  void aColourEndsWithItsLine() {
    assertThat(render(COLORED, Marked.of("Tim\r\nCook", "Tim\r\nCook", "PER")))
        .isEqualTo("#[Tim\u001B[0m\n#Cook PER]\u001B[0m".replace("#", "\u001B[38;5;16;48;5;153m"));
  }

  @Test
  void aWrongColourIsRefused() {
    assertThatThrownBy(() -> COLORED.withColor("PER", "blue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a colour must be written #rrggbb, such as #ffd166, but is 'blue'");
  }

  @Test
  void withoutColoursStaysWithoutThem() {
    Marked marked = Marked.of("Bob", "Bob", "PER");
    assertThat(render(PLAIN.withColor("PER", "#123456"), marked)).isEqualTo("[Bob PER]");
  }
}
