#!/bin/sh
# Makes docs/written-zh-light.png and docs/written-zh-dark.png: the written texts of the Chinese model's tests, with what it finds.
# Needs a JDK 17, Chromium, a font with Chinese characters, and ner4j.jar (mvn -q package -DskipTests).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

grep -v '^#' ner-model-zh/src/test/resources/chinese/written.txt | sed -E 's/\[([^]]+) (PER|ORG|LOC)\]/\1/g' > "$work/texts.txt"
java -jar ner-cli/target/ner4j.jar extract --model zh --from lines --to html -o "$work/page.html" "$work/texts.txt"

# Chromium's preferredColorScheme: 0 is dark, 1 is light.
for scheme in 1:light 0:dark; do
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=760,1990 \
    --blink-settings=preferredColorScheme="${scheme%:*}" --screenshot="$PWD/docs/written-zh-${scheme#*:}.png" "file://$work/page.html" >"$work/log" 2>&1 \
    || { cat "$work/log" >&2; exit 1; }
done
