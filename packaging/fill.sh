#!/bin/sh
# Writes a release's version and checksums into the descriptors: packaging/fill.sh VERSION DIRECTORY
# The directory has ner4j-VERSION.tar.gz and ner4j-VERSION.zip. docs/releasing.md says when.
set -eu

[ $# -eq 2 ] || { echo "usage: packaging/fill.sh VERSION DIRECTORY" >&2; exit 2; }
version=$1
archive=$2/ner4j-$version
root=$(dirname "$0")/..
for file in "$archive.tar.gz" "$archive.zip"; do
  [ -r "$file" ] || { echo "expected $file; build it as docs/releasing.md says" >&2; exit 1; }
done

checksum() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# fill FILE CHECKSUM: those of an older version give way.
fill() {
  sed -e "s#/download/v[^/]*/#/download/v$version/#" \
    -e "s#/ner4j-[0-9][^/\"]*\.tar\.gz#/ner4j-$version.tar.gz#" \
    -e "s#/ner4j-[0-9][^/\"]*\.zip#/ner4j-$version.zip#" \
    -e "s#\"version\": \"[^\"]*\"#\"version\": \"$version\"#" \
    -e "s#\"[0-9a-f]\{64\}\"#\"$2\"#" "$root/$1" >"$root/$1.new"
  mv "$root/$1.new" "$root/$1"
}
fill jbang-catalog.json ""
fill packaging/homebrew/ner4j.rb "$(checksum "$archive.tar.gz")"
fill packaging/sdkman/release.json "$(checksum "$archive.zip")"
