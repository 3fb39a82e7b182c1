#!/bin/sh
# Makes docs/page-*.png. Needs a JDK 17, Maven, Chromium, chromedriver, and fonts for Hebrew, Chinese, Japanese and emoji.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -ntp -Pbrowser verify -pl ner-server -am -Dtest=None -Dit.test=PicturesIT \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
cp ner-server/target/pictures/page-*.png docs/
