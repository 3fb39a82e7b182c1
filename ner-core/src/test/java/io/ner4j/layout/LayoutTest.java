package io.ner4j.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ner4j.Layout;
import io.ner4j.contract.HardStrings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  private static final long SEED = 15;

  /** What is left of a text between borders, separators and blank parts left out. */
  private static List<String> parts(String text) {
    LayoutText layout = LayoutText.of(text, Layout.AUTO);
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = layout.after(from);
      if (!layout.hidden(from) && !text.substring(from, to).isBlank()) {
        parts.add(text.substring(from, to).strip());
      }
      from = to;
    }
    return parts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann Lee\nBob Ray",
        "Ann Lee\n\nBob Ray",
        "Ann Lee\r\n \r\nBob Ray",
        "Ann Lee\fBob Ray",
        "Ann Lee\tBob Ray",
        "Ann Lee    Bob Ray",
        "| Ann Lee | Bob Ray |",
        "<tr><td>Ann Lee</td><td>Bob Ray</td></tr>",
        "<p>Ann <b>Lee\n\n<p>Bob Ray",
      })
  void namesOfTwoLinesOrCellsAreApart(String text) {
    assertThat(parts(text).stream().map(part -> part.replace("<b>", "")))
        .containsExactly("Ann Lee", "Bob Ray");
  }

  @Test
  void cellsOfCommaSeparatedLinesAreApart() {
    assertThat(parts("Ann Lee,\"Paris, France\"\nBob Ray,Oslo"))
        .containsExactly("Ann Lee", "\"Paris, France\"", "Bob Ray", "Oslo");
  }

  @Test
  void valuesOfFieldsAndJsonAreApart() {
    assertThat(parts("Name: Ann Lee\nCity: Oslo"))
        .containsExactly("Name", ":", "Ann Lee", "City", ":", "Oslo");
    assertThat(parts("{\"name\": \"Ann Lee\", \"city\": \"Oslo\"}"))
        .containsExactly("name", "Ann Lee", "city", "Oslo");
  }

  @Test
  void wrappedProseHasNoBorder() {
    String text =
        "When the delegates met for the last time in the old town hall of New\n"
            + "York, the chairman of the committee said that nobody had expected a\n"
            + "result so soon, and that Angela Schwarzen-\negger was to be thanked.";
    assertThat(LayoutText.of(text, Layout.AUTO).exist()).isFalse();
    assertThat(LayoutText.of(text, Layout.AUTO).text()).isEqualTo(text);
  }

  @Test
  void controlCharactersPartWordsAndInvisibleOnesDoNot() {
    assertThat(LayoutText.of("Ann\0Lee\u001FRay", Layout.AUTO).text()).isEqualTo("Ann Lee Ray");
    assertThat(LayoutText.of("An\u200Bna Le\u00ADe", Layout.AUTO).text())
        .isEqualTo("An\u200Bna Le\u00ADe");
  }

  @Test
  void readsNothingIntoTheTextWhenSwitchedOff() {
    LayoutText layout = LayoutText.of("Ann\n\n|\0", Layout.NONE);
    assertThat(layout.text()).isEqualTo("Ann\n\n|\0");
    assertThat(layout.exist()).isFalse();
  }

  @Test
  void lengthStaysInAnyString() {
    HardStrings strings = new HardStrings(SEED);
    Random random = new Random(SEED);
    String[] marks = {"\n", "\r\n", "\t", "|", "<td>", "</b", ",", ";", "{\"", "\":", "   ", "- "};
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(6); j >= 0; j--) {
        text.append(strings.next()).append(marks[random.nextInt(marks.length)]);
      }
      LayoutText layout = LayoutText.of(text.toString(), Layout.AUTO);
      assertThat(layout.text()).as("seed %d, text %d", SEED, i).hasSameSizeAs(text);
      assertThat(parts(text.toString())).allMatch(part -> text.indexOf(part) >= 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "|", "<", "<a", "\n", "\t", "\f", "a\n", ",", ":\n", "\"", "[\"", " ", " \n"})
  void aMillionOfOneThingIsReadAtOnce(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertThat(LayoutText.of(text, Layout.AUTO).text()).hasSameSizeAs(text));
  }
}
