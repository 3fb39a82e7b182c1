#!/bin/sh
# Makes docs/view-light.png and docs/view-dark.png. Needs a JDK 17, Chromium, and ner-core compiled (mvn -q compile).
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

# Chromium's preferredColorScheme: 0 is dark, 1 is light.
shoot() {
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="${3:-840},${4:-130}" \
    --blink-settings=preferredColorScheme="$2" --screenshot="$1" "file://$work/page.html" >"$work/log" 2>&1 \
    || { cat "$work/log" >&2; exit 1; }
}
shoot "$PWD/docs/view-light.png" 1
shoot "$PWD/docs/view-dark.png" 0
