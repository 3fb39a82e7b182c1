package io.ner4j.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.eval.Evaluation;
import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationViewTest {

  private static final EvaluationView VIEW = EvaluationView.standard();

  private static TypedSpan span(String text, String part, String type) {
    int start = text.indexOf(part);
    return new TypedSpan(type, start, start + part.length());
  }

  private static String page(String text, List<TypedSpan> gold, List<TypedSpan> found) {
    return VIEW.page(
        Evaluation.of(List.of(gold), List.of(found)), List.of(text), index -> "text " + index);
  }

  /** What the page says after its tables, tag by tag. */
  private static String mistakes(String page) {
    return page.substring(page.indexOf("<h2>"));
  }

  @Test
  void goldStandsAboveFound() {
    String text = "Ann works for Apple in Rome.";
    TypedSpan ann = span(text, "Ann", "PER");
    String page =
        page(
            text,
            List.of(ann, span(text, "Apple", "ORG")),
            List.of(ann, span(text, "Apple", "LOC"), span(text, "Rome", "LOC")));
    assertThat(mistakes(page))
        .startsWith(
            """
            <h2>Mistakes</h2>
            <p>type: 1, edges: 0, missed: 0, spurious: 1</p>
            <section>
            <h3>text 0</h3>
            <ul>
            <li>type: “Apple” ORG was found as LOC</li>
            <li>spurious: “Rome” LOC</li>
            </ul>
            <dl>
            <dt>gold</dt><dd><div class="ner4j" dir="auto"><mark class="h210 ltr" data-type="PER" title="PER">Ann</mark>\
             works for <mark class="h30 ltr" data-type="ORG" title="ORG">Apple</mark> in Rome.</div></dd>
            <dt>found</dt><dd>""");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Evaluation</title>", "<td>0.3333</td><td>0.5000</td><td>0.4000</td>")
        .contains("<th scope=\"row\">ORG</th><td>1</td><td>0</td><td>0</td><td>0</td>")
        .doesNotContain("<script");
  }

  @Test
  void edgesAndMissedEntitiesAreTold() {
    String text = "Angela Merkel met Ben.";
    assertThat(
            page(
                text,
                List.of(span(text, "Angela Merkel", "PER"), span(text, "Ben", "PER")),
                List.of(span(text, "Merkel", "PER"))))
        .contains("<li>edges: “Angela Merkel” PER was found as “Merkel” PER</li>")
        .contains("<li>missed: “Ben” PER</li>");
  }

  @Test
  void nothingOfATextIsMarkup() {
    String text = "<script>alert('&')</script> Bob";
    String page =
        VIEW.withTitle("<title>")
            .page(
                Evaluation.of(
                    List.of(List.of(span(text, "<script>", "\"><b>"))), List.of(List.of())),
                List.of(text),
                index -> "<i>");
    assertThat(page)
        .contains(
            "<h1>&lt;title&gt;</h1>", "<h3>&lt;i&gt;</h3>", "“&lt;script&gt;” &quot;&gt;&lt;b&gt;")
        .contains("<th scope=\"row\">&quot;&gt;&lt;b&gt;</th>")
        .doesNotContain("<script", "<b>", "<i>");
  }

  @Test
  void mistakesFarApartHaveExcerptsOfTheirOwn() {
    String text = "Ann " + "filling words ".repeat(1000) + "Ben " + "and more ".repeat(20) + "Cid";
    String page =
        page(
            text,
            List.of(span(text, "Ann", "PER"), span(text, "Ben", "PER"), span(text, "Cid", "PER")),
            List.of());
    assertThat(page.split("<section>", -1)).hasSize(4);
    assertThat(page.length()).isLessThan(12_000);
    TinyParser gold = new TinyParser(page.substring(page.indexOf("<dd>"), page.indexOf("</dd>")));
    assertThat(gold.text.toString()).startsWith("Ann filling words").matches(".* (filling|words)");
  }

  @Test
  void excerptsCutNoCharacterWhereNoSpacesAre() {
    for (int shift = 0; shift < 3; shift++) {
      String text = "中".repeat(shift) + "😀".repeat(200) + "東京" + "😀".repeat(200);
      String page = page(text, List.of(span(text, "東京", "LOC")), List.of());
      TinyParser gold = new TinyParser(page.substring(page.indexOf("<dd>"), page.indexOf("</dd>")));
      assertThat(gold.text.toString()).matches("(😀){39,40}東京(😀){39,40}");
      assertThat(page).doesNotContain("\uFFFD");
    }
  }

  @Test
  void spansInsideOfOthersAreMarkedAndOfThoseThatCrossOneIs() {
    String text = "the University of Oslo";
    String page =
        page(
            text,
            List.of(
                span(text, "Oslo", "LOC"),
                span(text, "University of Oslo", "ORG"),
                span(text, "the University", "X")),
            List.of());
    TinyParser gold = new TinyParser(page.substring(page.indexOf("<dd>"), page.indexOf("</dd>")));
    assertThat(gold.marks).containsExactly("the University", "Oslo");
    String nested =
        page(
            text,
            List.of(span(text, "Oslo", "LOC"), span(text, "University of Oslo", "ORG")),
            List.of());
    assertThat(nested).contains("missed: “University of Oslo” ORG", "missed: “Oslo” LOC");
    gold = new TinyParser(nested.substring(nested.indexOf("<dd>"), nested.indexOf("</dd>")));
    assertThat(gold.marks).containsExactly("University of Oslo", "Oslo");
  }

  @Test
  void whatIsNotShownIsCounted() {
    List<String> texts = new ArrayList<>();
    List<List<TypedSpan>> gold = new ArrayList<>();
    List<List<TypedSpan>> found = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      texts.add("Bob");
      gold.add(List.of(new TypedSpan("PER", 0, 3)));
      found.add(List.of());
    }
    Evaluation evaluation = Evaluation.of(gold, found);
    String page = VIEW.withMaxExcerpts(2).page(evaluation, texts, index -> "line " + index);
    assertThat(page).contains("<h3>line 1</h3>", "<p>3 more places are not shown.</p>");
    assertThat(page).doesNotContain("line 2");
    assertThat(VIEW.page(evaluation, texts, index -> "")).doesNotContain("not shown");
    assertThatThrownBy(() -> VIEW.withMaxExcerpts(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void textsMustBeThoseThatWereEvaluated() {
    Evaluation evaluation =
        Evaluation.of(List.of(List.of(new TypedSpan("PER", 0, 9))), List.of(List.of()));
    assertThatThrownBy(() -> VIEW.page(evaluation, List.of(), index -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 texts and 1");
    assertThatThrownBy(() -> VIEW.page(evaluation, List.of("Bob"), index -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("texts[0] has a length of 3");
  }
}
