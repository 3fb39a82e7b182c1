"""Names of many origins in Latin letters, from @faker-js/faker (MIT) and our own lists. Writes names.json out of the unpacked npm package:
npm pack @faker-js/faker@10.6.0 && tar xzf faker-js-faker-10.6.0.tgz && python names.py --package package --out names.json

A quarter of the words is held out: training builds names of the others alone, and the origin test of these alone."""
import argparse
import json
import os
import re
import subprocess
import unicodedata
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ORIGINS = {
    "english": "en en_GB en_US en_CA en_AU en_AU_ocker en_IE en_ZA", "spanish": "es es_MX", "portuguese": "pt_BR pt_PT", "french": "fr fr_BE fr_CA fr_CH fr_LU fr_SN",
    "german": "de de_AT de_CH", "italian": "it", "dutch": "nl nl_BE af_ZA", "nordic": "da nb_NO sv fi", "polish": "pl cs_CZ sk", "balkan": "hr sr_RS_latin sl_SI ro ro_MD",
    "hungarian": "hu", "baltic": "lv", "turkish": "tr az ku_kmr_latin uz_UZ_latin", "arabic": "", "indian": "en_IN en_NP", "chinese": "en_HK", "vietnamese": "vi",
    "nigerian": "en_NG yo_NG", "african": "en_GH zu_ZA", "japanese": "", "korean": "", "indonesian": "id_ID",
}
KINDS = ("first", "last", "city", "state", "street", "country")
FOLD = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "ß": "ss", "ə": "a", "Ə": "A", "æ": "ae", "Æ": "AE", "ð": "d", "þ": "th"})
PARTICLES = {"de", "da", "do", "dos", "del", "la", "le", "les", "el", "al", "van", "von", "der", "den", "bin", "ibn", "of", "and", "the", "sur", "en", "am", "im", "an", "nad", "saint", "san", "santa",
             "new", "north", "south", "east", "west", "street", "road", "avenue", "lane", "park", "islands", "island", "city", "republic", "ulice", "strasse", "sokak", "caddesi", "los", "las", "bad"}


def folded(text):
    """As people write it who have no accents on their keyboard."""
    plain = unicodedata.normalize("NFKD", text.translate(FOLD))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(name):
    """What two names may share: their words of three letters or more, without particles."""
    return {w for w in re.split(r"[^\w]+", folded(name).lower()) if len(w) > 2 and w not in PARTICLES}


def held(word):
    return zlib.crc32(word.encode()) % 4 == 0


def latin(name):
    letters = [c for c in name if c.isalpha()]
    return (2 <= len(letters) and len(name) <= 40 and all("LATIN" in unicodedata.name(c, "") for c in letters) and not re.search(r"[0-9,;()/.{}\[\]]", name)
            and name[0].isupper() and not any(w.isupper() and len(w) > 3 for w in name.split()) and not re.search(r"[a-z][A-Z]", name.replace("Mc", "").replace("Mac", "")))


def collected(package):
    found = json.loads(subprocess.run(["node", f"{HERE}/names.mjs", package], check=True, capture_output=True, text=True).stdout)
    with open(f"{HERE}/own_names.json", encoding="utf-8") as file:
        own = json.load(file)
    out = {}
    for origin, locales in ORIGINS.items():
        kinds = {kind: [name for locale in locales.split() if locale in found for name in found[locale][kind]] for kind in KINDS}
        for kind, names in own.get(origin, {}).items():
            kinds[kind] += [name.replace("_", " ") for name in names.split()]
        out[origin] = {kind: sorted({" ".join(name.split()) for name in names if latin(name)}) for kind, names in kinds.items()}
    return out


class Pool:
    """The names of an origin that training or the test may use; `taken` are words of names in the training and development sets, which neither may."""

    def __init__(self, path, test, taken=frozenset()):
        with open(path, encoding="utf-8") as file:
            found = json.load(file)

        def usable(name):
            own = words(name)
            return bool(own) and not own & taken and (all if test else any)(map(held, own)) == test

        self.origins = {origin: {kind: [n for n in names if usable(n)] for kind, names in kinds.items()} for origin, kinds in found.items()}
        everywhere = [city for kinds in self.origins.values() for city in kinds["city"]]
        for kinds in self.origins.values():
            kinds["city"] = kinds["city"] or everywhere

    def counts(self):
        return {origin: {kind: len(names) for kind, names in kinds.items()} for origin, kinds in self.origins.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--package", required=True), ap.add_argument("--out", required=True)
    a = ap.parse_args()
    names = collected(a.package)
    with open(a.out, "w", encoding="utf-8") as out:
        json.dump(names, out, ensure_ascii=False, indent=0)
    for origin, kinds in names.items():
        print(f"{origin:12} " + " ".join(f"{kind} {len(of)}" for kind, of in kinds.items()))


if __name__ == "__main__":
    main()
