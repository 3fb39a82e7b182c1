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
    assertThat(parts("Name: Ann Lee\nCity: Oslo")).containsExactly("Ann Lee", "Oslo");
    assertThat(parts("Ann Lee: not today\nBob Ray: why?"))
        .containsExactly("Ann Lee", ":", "not today", "Bob Ray", ":", "why?");
    assertThat(parts("{\"name\": \"Ann Lee\", \"city\": \"Oslo\"}"))
        .containsExactly("Ann Lee", "Oslo");
    assertThat(parts("{\"Ann Lee\": \"Oslo\", \"n\": 3}")).containsExactly("Ann Lee", "Oslo", "n");
  }

  @Test
  void wrappedProseHasNoBorder() {
    String text =
        """
        When the delegates met for the last time in the old town hall of New
        York, the chairman of the committee said that nobody had expected a
        result so soon, and that Angela Schwarzen-
        egger was to be thanked.""";
    assertThat(LayoutText.of(text, Layout.AUTO).exist()).isFalse();
    assertThat(LayoutText.of(text, Layout.AUTO).text()).isEqualTo(text);
  }

  @Test
  void oneLongWordDoesNotMakeWrappedProseAList() {
    String text =
        """
        The statement of the committee can be found at
        https://www.example.org/a/very/long/path/that/no/line/of/a/mail/could/hold and
        was read to the delegates by the mayor of New
        York, who had been elected.""";
    assertThat(LayoutText.of(text, Layout.AUTO).exist()).isFalse();
  }

  @Test
  void cellsBelowEachOtherAreOneColumn() {
    String text = "Name\tCity\nAnn Lee\tOslo\nBob Ray\tRome\n";
    LayoutText layout = LayoutText.of(text, Layout.AUTO);
    int names = layout.column(text.indexOf("Ann"));
    int cities = layout.column(text.indexOf("Oslo"));
    assertThat(names).isNotNegative().isNotEqualTo(cities);
    assertThat(layout.column(text.indexOf("Bob"))).isEqualTo(names);
    assertThat(layout.column(text.indexOf("Rome"))).isEqualTo(cities).isNotNegative();
    assertThat(layout.column(text.indexOf('\t'))).as("a separator").isNegative();
    assertThat(layout.joined(text.indexOf("Bob"))).isTrue();
  }

  @Test
  void valuesOfOneKeyAndItemsOfOneListAreColumns() {
    for (String text :
        List.of(
            "name: Ann\ncity: Oslo\n\nname: Bob\ncity: Rome",
            "[{\"name\": \"Ann\", \"city\": \"Oslo\"}, {\"name\": \"Bob\"}]",
            "<tr><td>Ann</td><td>Oslo</td></tr><tr><td>Bob</td></tr>",
            "- Ann\n- Bob\n\n- Oslo\n- Rome")) {
      LayoutText layout = LayoutText.of(text, Layout.AUTO);
      assertThat(layout.column(text.indexOf("Ann")))
          .as(text)
          .isNotNegative()
          .isEqualTo(layout.column(text.indexOf("Bob")))
          .isNotEqualTo(layout.column(text.indexOf("Oslo")));
    }
  }

  @Test
  void aLongTableIsReadInPartsOfSomeRows() {
    String text = "Ann Lee\tOslo\n".repeat(1000);
    LayoutText layout = LayoutText.of(text, Layout.AUTO);
    assertThat(layout.column(0)).isNotEqualTo(layout.column(text.lastIndexOf("Ann")));
    int longest = 0;
    int start = 0;
    for (int place = 0; place < text.length(); place++) {
      if (!layout.joined(place)) {
        longest = Math.max(longest, place - start);
        start = place;
      }
    }
    assertThat(longest).isBetween(1000, 10_000);
  }

  @Test
  void commasOfListsOfLastAndFirstNamesAreTold() {
    String text = "Lee, Ann\nRay, Bob\nArnim, Bettina\nO'Hara, John F.";
    LayoutText layout = LayoutText.of(text, Layout.AUTO);
    assertThat(layout.comma(text.indexOf(','), text.indexOf("Ann"))).isTrue();
    assertThat(layout.text()).startsWith("Lee  Ann;");
    String prose = "Lee, Ann and others came.\nRay, Bob and Jo did not.\nSo be it, they said.";
    assertThat(LayoutText.of(prose, Layout.AUTO).text()).contains("Lee, Ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[Angela Merkel]] was chancellor of [[Germany]].",
        "[\"I am glad,\" she said.] Angela Merkel left.",
        "{} is what the server in Berlin returned.",
        "the price is <b and the offer of Angela Merkel in Berlin is > c",
        "x<y and Angela Merkel lives -> done",
        "Map<Berlin, Paris> of <Angela Merkel>",
        "the board of Deutsche Bank and all of those who follow it,\nits rival from the start, as nobody had expected it to be,\nand at the end of that long day also to the mayor of New\nYork",
        "- The United States of\n  America and the people there",
      })
  void textThatOnlyResemblesMarkupIsReadWhole(String text) {
    LayoutText layout = LayoutText.of(text, Layout.AUTO);
    assertThat(layout.text().replaceAll("\\s+", " ")).isEqualTo(text.replaceAll("\\s+", " "));
  }

  @Test
  void tagsWithAttributesAndCommentsAreHidden() {
    assertThat(parts("<td class=\"a > b\" id=x>Ann</td><!-- Bob > -->Cid<br/>Dee"))
        .containsExactly("Ann", "Cid", "Dee");
  }

  @Test
  void anItemGoesOnBelowItsTextAndAFieldDoesIfItIsWrapped() {
    assertThat(parts("- United States of\n  America\n- France"))
        .containsExactly("- United States of\n  America", "-", "France");
    assertThat(
            parts(
                "Anna: we were all of us at that time in the city of New\nYork with friends of hers.\nBen: I see."))
        .contains("we were all of us at that time in the city of New\nYork with friends of hers.");
  }

  @Test
  void chineseProseWrappedAtTwentyCharactersHasNoBorder() {
    String line =
        "\u6211\u4eec\u5728\u5317\u4eac\u5927\u5b66\u8bfb\u4e66\u65f6\u8ba4\u8bc6\u4e86\u4ed6\u4eec\u5168\u5bb6\u4eba\u548c\u670b\u53cb";
    assertThat(LayoutText.of((line + "\n").repeat(5) + line, Layout.AUTO).exist()).isFalse();
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
      strings = {
        "a",
        "|",
        "<",
        "<a",
        "<!--",
        "<a b=\"",
        "---\n\n",
        "from:\nto:\n\n",
        "\n",
        "\t",
        "\f",
        "a\n",
        ",",
        ":\n",
        "\"",
        "[\"",
        " ",
        " \n"
      })
  void aMillionOfOneThingIsReadAtOnce(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertThat(LayoutText.of(text, Layout.AUTO).text()).hasSameSizeAs(text));
  }
}
