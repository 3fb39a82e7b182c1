"""Recall of names by their origin: the same 40 sentences with names of each origin. Training builds no name with a word of these.

python origins.py --names names.json --data DATA --checkpoint RUN/checkpoint.pt --tokenizer BASE-tokenizer.json
python origins.py --names names.json --data DATA --model model [--out origins.jsonl]"""
import argparse
import json
import random
import re

from transformers import AutoTokenizer

from corpus import encoded
from evaluate import Exported
from names import Pool, folded
from patterns import Maker
from registers import text_of, written
from score import best_labels, by_pieces
from views import known, spans

ORIGINS = ("english", "spanish", "german", "french", "polish", "turkish", "arabic", "indian", "chinese", "vietnamese", "nigerian", "japanese", "korean")
KINDS = ("PER", "ORG", "LOC")
SENTENCES = """<PER> lives in <LOC>.
Yesterday I met <PER> at the station.
The package was sent to <PER>, not to <PER>.
<PER1> asked whether the report was ready.
Please call <PER> before noon.
My neighbour <PER> grew up near <LOC>.
Our new colleague is <PER> from <LOC>.
"I have nothing to add," said <PER>.
The jury gave first prize to <PER>.
In 2014 <PER1> left <LOC> for good.
Tickets for <PER> sold out within hours.
The paper by <PER> and <PER> appeared in May.
There was no answer from <PER1>.
Did you know that <PER> plays the cello?
After the game, coach <PER1> praised the goalkeeper.
A letter signed by <PER> was read aloud.
The train to <LOC> leaves at six.
Heavy rain is expected in <LOC> tonight.
They spent a week in <LOC> and another in <LOC>.
The factory outside <LOC> employs 300 people.
Bus lines from <LOC> are cheap and slow.
She teaches at <ORG:University of {city}>.
He took a job with <ORG:{last} Logistics> in <LOC>.
<ORG:{last} & {last}> represents the plaintiff.
The loan came from <ORG:Bank of {city}>.
<ORG:{city} City Council> approved the plan.
Customers of <ORG:{last} Insurance> received a notice.
<ORG:{last} Holdings> posted a loss for the second year.
Protesters gathered outside <ORG:{city} General Hospital>.
The exhibition at <ORG:{last} Foundation> runs until June.
<ORG:{city} Chamber of Commerce> elected <PER> as chair.
An engineer at <ORG:{last} Electronics> found the fault.
<PER> now works for <ORG:{last} Brothers> as a driver.
The contract between <ORG:{last} Group> and <ORG:{city} Airlines> expires soon.
Dr. <PER1> examined the patient in <LOC>.
Mrs. <PER1> owns two shops on the coast.
According to <PER>, the road to <LOC> is closed.
The bakery belongs to <PER1>'s sister.
<PER> (born 1971 in <LOC>) is a painter.
<LOC> has a new mayor, <PER>.""".split("\n")


def sentence(template, maker, origin, rng):
    parts = []
    for part in re.split(r"(<[^>]*>)", template):
        kind, _, pattern = part.strip("<>").partition(":")
        if not part.startswith("<"):
            parts.append((part, None))
        elif pattern:
            parts.append((written(maker.filled(pattern, rng, origin)), "ORG"))
        elif kind == "LOC":
            parts.append((rng.choice(maker.pool.origins[origin]["city"]), "LOC"))
        else:
            parts.append((written(maker.person(rng, 1 if kind == "PER1" else 2, origin)), "PER"))
    plain = rng.random() < 0.5  # as people write who have no accents on their keyboard
    return text_of([(folded(p) if plain else p, kind) for p, kind in parts])


def test(names, folder, times):
    """Texts by origin."""
    maker = Maker(Pool(names, test=True, taken=known(folder)))
    return {origin: [sentence(t, maker, origin, random.Random(f"{origin} {n} {i}")) for n in range(times) for i, t in enumerate(SENTENCES)] for origin in ORIGINS}


def recall(model, tok, texts):
    examples = encoded(texts, tok)
    pairs = [by_pieces(e, best) for e, best in zip(examples, best_labels(model, examples))]
    found = {}
    for kind in KINDS + ("all",):
        gold = [(got, s) for got, side in pairs for s in side if kind in ("all", s[2])]
        found[kind] = 100 * sum(s in got for got, s in gold) / len(gold)
    return found


def write(by_origin, path):
    with open(path, "w", encoding="utf-8") as out:
        for origin, texts in by_origin.items():
            for t in texts:
                entities = [{"start": t.words[s][0], "end": t.words[e - 1][1], "type": kind} for s, e, kind in spans(t)]
                out.write(json.dumps({"text": t.text, "entities": entities, "origin": origin}, ensure_ascii=False) + "\n")


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--names", required=True), ap.add_argument("--data", required=True), ap.add_argument("--times", type=int, default=3)
    ap.add_argument("--checkpoint"), ap.add_argument("--tokenizer"), ap.add_argument("--model", help="an exported folder"), ap.add_argument("--out", help="writes the sentences too")
    ap.add_argument("--threads", type=int, default=1)
    return ap.parse_args()


def opened(a):
    """(network, tokenizer) of a checkpoint or of an exported folder."""
    if a.model:
        return Exported(f"{a.model}/model.onnx", a.threads), AutoTokenizer.from_pretrained(a.model)
    from network import restored
    from vocabulary import tokenizer
    model, pieces = restored(a.checkpoint, a.tokenizer)
    return model, tokenizer(pieces, a.checkpoint.rpartition("/")[0] or ".")


def main():
    a = arguments()
    by_origin = test(a.names, a.data, a.times)
    if a.out:
        write(by_origin, a.out)
    if a.model or a.checkpoint:
        model, tok = opened(a)
        for origin, texts in by_origin.items():
            print(f"{origin:12} " + " ".join(f"{kind} {value:5.1f}" for kind, value in recall(model, tok, texts).items()), flush=True)


if __name__ == "__main__":
    main()
