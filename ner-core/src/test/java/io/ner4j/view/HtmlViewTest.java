package io.ner4j.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.contract.Scale;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlViewTest {

  private static final HtmlView VIEW = HtmlView.standard();

  private static String fragment(Marked marked) {
    return VIEW.fragment(marked.text(), marked.entities());
  }

  /** What is left of a text in HTML: NUL and unpaired surrogates are replaced, one for one. */
  private static String held(String text) {
    StringBuilder held = new StringBuilder();
    text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
        .forEach(held::appendCodePoint);
    return held.toString();
  }

  @Test
  void anEntityIsAMarkWithItsTypeAndScore() {
    assertThat(fragment(Marked.of("Tim met Apple.", "Tim", "PER", "Apple", "ORG")))
        .isEqualTo(
            "<div class=\"ner4j\" dir=\"auto\">"
                + "<mark class=\"h210 ltr\" data-type=\"PER\" title=\"PER 0.988\">Tim</mark> met "
                + "<mark class=\"h30 ltr\" data-type=\"ORG\" title=\"ORG 0.988\">Apple</mark>.</div>");
    assertThat(VIEW.fragment("", List.of())).isEqualTo("<div class=\"ner4j\" dir=\"auto\"></div>");
  }

  @Test
  void nothingOfATextIsMarkup() {
    Marked marked =
        Marked.of(
            "<script>alert('&amp;')</script> & \"Bob\"", "<script>", "</style>", "Bob", "\"><'");
    assertThat(fragment(marked))
        .contains("alert(&#39;&amp;amp;&#39;)&lt;/script&gt; &amp; &quot;<mark ")
        .contains(
            "data-type=\"&lt;/style&gt;\" title=\"&lt;/style&gt; 0.988\">&lt;script&gt;</mark>")
        .contains(
            "data-type=\"&quot;&gt;&lt;&#39;\" title=\"&quot;&gt;&lt;&#39; 0.988\">Bob</mark>")
        .doesNotContain("<script");
    assertThat(VIEW.withTitle("</title><script>").page(marked.text(), marked.entities()))
        .contains("<title>&lt;/title&gt;&lt;script&gt;</title>")
        .doesNotContain("<script");
  }

  @Test
  void anEntityInsideOfAnotherIsAMarkInItsMark() {
    Entity university = new Entity("Uni of Berlin", "ORG", 4, 17, 0.9);
    Entity city = new Entity("Berlin", "city name", 11, 17, 0.8);
    Entity capital = new Entity("Berlin", "CAPITAL", 11, 17, 0.7);
    assertThat(VIEW.fragment("The Uni of Berlin.", List.of(university, city, capital)))
        .isEqualTo(
            "<div class=\"ner4j\" dir=\"auto\">The "
                + "<mark class=\"h30 ltr\" data-type=\"ORG\" title=\"ORG 0.900\">Uni of "
                + "<mark class=\"%s ltr\" data-type=\"city name\" title=\"city name 0.800\">"
                    .formatted(VIEW.cssClass("city name"))
                + "<mark class=\"%s ltr\" data-type=\"CAPITAL\" title=\"CAPITAL 0.700\">"
                    .formatted(VIEW.cssClass("CAPITAL"))
                + "Berlin</mark></mark></mark>.</div>");
  }

  @Test
  void withoutTagsATextIsWhatItWas() {
    for (long seed = 0; seed < Scale.of(5_000); seed++) {
      checkMarks(Marked.random(seed), "seed " + seed);
      checkMarks(Marked.nested(seed), "nested, seed " + seed);
    }
  }

  private static void checkMarks(Marked marked, String name) {
    TinyParser parsed = new TinyParser(fragment(marked));
    assertThat(parsed.text.toString()).as(name).isEqualTo(held(marked.text()));
    List<String> texts = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (Entity entity : marked.entities()) {
      texts.add(held(entity.text()));
      types.add(held(entity.type()));
      titles.add(held(entity.type()) + String.format(Locale.ROOT, " %.3f", entity.score()));
      starts.add(held(marked.text().substring(0, entity.start())).length());
    }
    assertThat(parsed.marks).as(name).isEqualTo(texts);
    assertThat(parsed.types).as(name).isEqualTo(types);
    assertThat(parsed.titles).as(name).isEqualTo(titles);
    assertThat(parsed.starts).as(name).isEqualTo(starts);
  }

  @Test
  void everyCharacterComesBack() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      all.appendCodePoint(c).append(' ');
    }
    String text = all.toString();
    assertThat(new TinyParser(VIEW.fragment(text, List.of())).text.toString())
        .isEqualTo(held(text));
  }

  @Test
  void noControlButTabAndLineFeedIsBare() {
    for (long seed = 0; seed < 2000; seed++) {
      assertThat(fragment(Marked.random(seed)))
          .as("seed " + seed)
          .doesNotContainPattern("[\\x00-\\x08\\x0B-\\x1F\\x7F]");
    }
    assertThat(VIEW.fragment("a\r\nb\u001B\u007F", List.of())).contains(">a&#13;\nb&#27;&#127;<");
  }

  @Test
  void aPageIsUtf8() {
    for (long seed = 0; seed < 2000; seed++) {
      Marked marked = Marked.random(seed);
      String page = VIEW.withTitle(marked.text()).page(marked.text(), marked.entities());
      assertThatCode(() -> StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(page)))
          .as("seed " + seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aPageNeedsNothingElse() {
    Marked marked = Marked.of("Angela\n\n  Merkel", "Angela", "PER");
    assertThat(VIEW.page(marked.text(), marked.entities()))
        .startsWith("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n")
        .contains("<title>Named entities</title>\n<style>\n")
        .contains(VIEW.stylesheet() + "</style>")
        .contains("<main>" + fragment(marked) + "</main>")
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
        .doesNotContain("http:", "https:", "//", "@import", "url(", "src=", "href", "<script");
  }

  @Test
  void newLinesAndSpacesAreKept() {
    assertThat(VIEW.fragment("\n a  b\t\n\n c ", List.of())).contains(">\n a  b\t\n\n c </div>");
    assertThat(VIEW.stylesheet()).contains(".ner4j{white-space:pre-wrap;");
  }

  @Test
  void emojiStayWhole() {
    assertThat(fragment(Marked.of("😀 👩‍👩‍👧 Bob😀", "👩‍👩‍👧 Bob", "PER")))
        .contains(">😀 <mark ")
        .contains(">👩‍👩‍👧 Bob</mark>😀<");
  }

  @ParameterizedTest
  @CsvSource({
    "Bob ate, Bob, ltr",
    "אנגלה מרקל, מרקל, rtl",
    "زار باريس, باريس, arabic",
    "Bob 12, 12, ltr",
    "שלום 12 abc, 12, rtl",
    "12 שלום, 12, ''",
    "'שלום\n12', 12, ''",
    "𐤀 12, 12, rtl",
    "'מרקל IBM 12', IBM 12, ltr",
  })
  void aLabelRunsAsTheEndOfItsEntity(String text, String name, String cssClass) {
    assertThat(fragment(Marked.of(text, name, "X")))
        .containsPattern("<mark class=\"h\\d+" + (cssClass.isEmpty() ? "" : " " + cssClass) + "\"")
        .contains("<div class=\"ner4j\" dir=\"auto\">");
  }

  @ParameterizedTest
  @CsvSource({"ltr, 200e", "rtl, 200f", "arabic, 61c"})
  void aLabelIsIsolatedBetweenMarksOfItsDirection(String cssClass, String mark) {
    assertThat(VIEW.stylesheet())
        .contains(
            ".ner4j mark.%s::after{content:\"\\%s\\a0\\2068\" attr(data-type) \"\\2069\\%s\"}"
                .formatted(cssClass, mark, mark))
        .contains(".ner4j mark::after{content:\"\\a0\\2068\" attr(data-type) \"\\2069\";")
        .contains("unicode-bidi:isolate");
  }

  @Test
  void coloursAreTheCallers() {
    HtmlView view =
        VIEW.withColor("PER", "#FFD166").withColor("X<", "#000080").withColor("PER", "#ffd167");
    Marked marked = Marked.of("Tim X per", "Tim", "PER", "X", "X<", "per", "per");
    assertThat(view.fragment(marked.text(), marked.entities()))
        .contains("<mark class=\"t0 ltr\" data-type=\"PER\"")
        .contains("<mark class=\"t1 ltr\" data-type=\"X&lt;\"")
        .contains("<mark class=\"h210 ltr\" data-type=\"per\"");
    assertThat(view.stylesheet())
        .startsWith(VIEW.stylesheet())
        .endsWith(
            ".ner4j .t0{background:#ffd167;color:#000000}\n.ner4j .t1{background:#000080;color:#ffffff}\n");
    assertThat(fragment(marked))
        .as("the view it came from")
        .contains("h210 ltr\" data-type=\"PER\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red",
        "",
        "#fff",
        "#ffd1666",
        "#ggg000",
        "ffd166",
        "#ffd166;}",
        "#ffd166\n",
        "url(x)"
      })
  void aColourThatIsNotSixDigitsIsRefused(String color) {
    assertThatThrownBy(() -> VIEW.withColor("PER", color))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a colour must be written #rrggbb, such as #ffd166, but is '%s'", color);
  }

  @Test
  void aLongTextGrowsByItsMarksAlone() {
    String sentence = "Angela Merkel met Tim Cook in Cupertino, far off.\n";
    StringBuilder text = new StringBuilder();
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      entities.add(new Entity("Angela Merkel", "PER", text.length(), text.length() + 13, 0.5));
      text.append(sentence);
    }
    int one = fragment(Marked.of(sentence, "Angela Merkel", "PER")).length();
    int none = VIEW.fragment("", List.of()).length();
    assertThat(VIEW.fragment(text.toString(), entities)).hasSize(20_000 * (one - none) + none);
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefusedByName() {
    assertThatThrownBy(() -> VIEW.fragment(null, List.of())).hasMessage("text");
    assertThatThrownBy(() -> VIEW.page("", null)).hasMessage("entities");
    assertThatThrownBy(() -> VIEW.withTitle(null)).hasMessage("title");
    assertThatThrownBy(() -> VIEW.withColor(null, "#000000")).hasMessage("type");
    assertThatThrownBy(() -> VIEW.withColor("PER", null)).hasMessage("color");
  }

  @ParameterizedTest
  @CsvSource({
    "misc, h285",
    "GPE, h135",
    "DRUG, h225",
    "B-PER, h75",
    "'', h0",
    "drug name, h300",
    "a town or a city, h135",
    "שם תרופה, h15",
    "😀, h315"
  })
  void aTypeHasItsColourInEveryRelease(String type, String cssClass) {
    assertThat(fragment(Marked.of("a", "a", type)))
        .contains("<mark class=\"" + cssClass + " ltr\"");
    assertThat(VIEW.cssClass(type)).isEqualTo(cssClass);
  }
}
