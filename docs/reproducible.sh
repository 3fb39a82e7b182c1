#!/usr/bin/env bash
# Builds the last commit twice, from two fresh clones in two directories and two time zones, and compares all that it makes, byte for byte.
# Needs what the build needs, and git. MVN names another Maven than mvn.
set -euo pipefail
umask 022 # jars keep the files' modes
root=$(cd "$(dirname "$0")/.." && pwd)
commit=$(git -C "$root" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  local directory=$1 zone=$2
  git clone -q "$root" "$work/$directory"
  cd "$work/$directory"
  git checkout -q "$commit"
  TZ=$zone ${MVN:-mvn} -q -B -ntp package -DskipTests -Dcyclonedx.skip=false -Dmaven.javadoc.skip=false
  find . -path '*/target/*' -not -path '*/lib/*' \( -name '*.jar' -o -name bom.json -o -name bom.xml \) -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum >"$work/$directory.sha256"
  find . -path '*/target/lib/*' -delete
}

(build first UTC)
(build another/place-with-a-longer-name Asia/Kolkata)
cat "$work/first.sha256"
diff "$work/first.sha256" "$work/another/place-with-a-longer-name.sha256"
echo "both builds made the same $(wc -l <"$work/first.sha256") files"
