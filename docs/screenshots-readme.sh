#!/bin/sh
# Makes docs/images/readme-light.png and docs/images/readme-dark.png: the first screen of README as a page.
# Needs a JDK 17, Maven, Chromium, and a sans and a monospaced font.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -ntp -Psite process-classes -pl ner-site -am
mkdir -p docs/images

# shoot PICTURE SCHEME; Chromium's preferredColorScheme: 0 is dark, 1 is light.
shoot() {
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,1180 \
    --blink-settings=preferredColorScheme="$2" --screenshot="$PWD/docs/images/$1" \
    "file://$PWD/ner-site/target/site/index.html" >/dev/null 2>&1
}
shoot readme-light.png 1
shoot readme-dark.png 0
# What they show: ReadmePictureTest asks for new pictures when it changes.
sed '/^## Two commands/,$d' README.md | sha256sum | cut -d ' ' -f 1 >docs/images/readme.sha256
