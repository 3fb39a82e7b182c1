#!/bin/sh
# Makes docs/view-light.png, docs/view-dark.png, docs/evaluation-light.png and docs/evaluation-dark.png.
# Needs a JDK 17, Chromium, and ner-core compiled (mvn -q compile).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/Page.java" <<'JAVA'
import io.ner4j.Entity;
import io.ner4j.view.HtmlView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class Page {
  static final String TEXT =
      """
      Angela Merkel met Tim Cook of Apple in Cupertino on 12 May 2015. 😀
      The Nobel Prize went to Frances Arnold; aspirin & <b>ibuprofen</b> did not win.
      אנגלה מרקל נפגשה עם טים קוק בקופרטינו.
      """;
  static final String[] NAMES = {
    "Angela Merkel", "PER", "Tim Cook", "PER", "Apple", "ORG", "Cupertino", "LOC", "12 May 2015", "DATE",
    "Nobel Prize", "MISC", "Frances Arnold", "PER", "aspirin", "DRUG", "<b>ibuprofen</b>", "DRUG",
    "אנגלה מרקל", "PER", "טים קוק", "PER", "קופרטינו", "LOC"
  };

  public static void main(String[] args) throws Exception {
    List<Entity> entities = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < NAMES.length; i += 2) {
      int start = TEXT.indexOf(NAMES[i], from);
      from = start + NAMES[i].length();
      entities.add(new Entity(NAMES[i], NAMES[i + 1], start, from, 0.99));
    }
    Files.writeString(Path.of(args[0]), HtmlView.standard().page(TEXT, entities));
  }
}
JAVA
java -cp ner-core/target/classes "$work/Page.java" "$work/page.html"

cat > "$work/Report.java" <<'JAVA'
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.TypedSpan;
import io.ner4j.view.EvaluationView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class Report {
  static final List<String> TEXTS = List.of(
      "Angela Merkel met Tim Cook of Apple in Cupertino on 12 May 2015.",
      "The University of Oslo is in Norway .",
      "אנגלה מרקל נפגשה עם טים קוק בקופרטינו.");

  static List<TypedSpan> spans(int text, String... names) {
    List<TypedSpan> spans = new ArrayList<>();
    for (int i = 0; i < names.length; i += 2) {
      int start = TEXTS.get(text).indexOf(names[i]);
      spans.add(new TypedSpan(names[i + 1], start, start + names[i].length()));
    }
    return spans;
  }

  public static void main(String[] args) throws Exception {
    Evaluation evaluation = Evaluation.of(
        List.of(
            spans(0, "Angela Merkel", "PER", "Tim Cook", "PER", "Apple", "ORG", "Cupertino", "LOC"),
            spans(1, "University of Oslo", "ORG", "Norway", "LOC"),
            spans(2, "אנגלה מרקל", "PER", "טים קוק", "PER", "קופרטינו", "LOC")),
        List.of(
            spans(0, "Angela Merkel", "PER", "Tim Cook", "PER", "Apple", "LOC", "Cupertino", "LOC", "May", "MISC"),
            spans(1, "The University of Oslo", "ORG", "Norway", "LOC"),
            spans(2, "אנגלה מרקל", "PER", "קופרטינו", "LOC")));
    Files.writeString(Path.of(args[0]), EvaluationView.standard().withTitle("A model on test.conll")
        .page(evaluation, TEXTS, text -> "test.conll, sentence " + (text + 1)));
  }
}
JAVA
java -cp ner-core/target/classes "$work/Report.java" "$work/report.html"

# shoot PICTURE PAGE SCHEME WIDTH HEIGHT; Chromium's preferredColorScheme: 0 is dark, 1 is light.
shoot() {
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$4,$5" \
    --blink-settings=preferredColorScheme="$3" --screenshot="$PWD/docs/$1" "file://$work/$2" >"$work/log" 2>&1 \
    || { cat "$work/log" >&2; exit 1; }
}
shoot view-light.png page.html 1 840 130
shoot view-dark.png page.html 0 840 130
shoot evaluation-light.png report.html 1 840 1500
shoot evaluation-dark.png report.html 0 840 1500
