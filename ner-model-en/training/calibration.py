"""Texts to calibrate with: sentences of the corpora as they are and in one case, windows of neighbours, and kinds of text that the corpora lack."""
import json
import random

from corpus import read, recased, window

SPECIAL = ["[MASK]", "[CLS]", "[SEP]", "[UNK]", "[PAD]"]
FOREIGN = [
    "Анна Каренина приехала в Москву из Санкт-Петербурга.", "Η Μαρία Κάλλας γεννήθηκε στη Νέα Υόρκη.", "وُلد نجيب محفوظ في القاهرة عام ١٩١١.",
    "גולדה מאיר נולדה בקייב וגדלה במילווקי.", "महात्मा गांधी का जन्म पोरबंदर में हुआ था।", "สมเด็จพระเจ้าตากสินทรงสถาปนากรุงธนบุรี", "나는 서울에서 김민수를 만났다.",
    "村上春樹は京都で生まれ、早稲田大学で学んだ。", "ქალაქი თბილისი საქართველოს დედაქალაქია.", "Երևանը Հայաստանի մայրաքաղաքն է։", "Zażółć gęślą jaźń, rzekł Łukasz z Łodzi.",
    "Der Außenminister traf Jürgen Müller in Köln und Zürich.", "À Besançon, François-Xavier a rencontré Éloïse.", "Nguyễn Văn An sống ở Thành phố Hồ Chí Minh.", "İstanbul'da Ayşe ile görüştük.",
]
ODD = [
    ".", "a", "I", "?", "1", "-", "😀", "\u200b", "…", "x" * 90, "AAAAAAAAAAAAAAAAAAAAAAAA", "!!!!!!!!!!!!!!!!", "............", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "https://www.example.org/a/b?c=d&e=f#g", "http://192.168.0.1:8080/index.html", "me@example.com, you@example.net", "www.news.example see http://t.co/AbCdEf12", "#NowPlaying @someone RT @other: lol 😂😂😂",
    "😀 😃 😄 👩‍👩‍👧‍👦 🇫🇷 ❤️ 👍🏽", "3.14159 2,718,281 -42 1e10 0x1F 100% $5.00 €20 ½", "2026-11-29T13:05:10Z 13:05 29/11/2026", "+44 20 7946 0958", "| Name | City | Points |\n|---|---|---|\n| Smith | Leeds | 12 |",
    "Arsenal 3 1 1 1 5 4 4\nChelsea 3 1 1 1 4 3 4\nLeeds United 3 0 2 1 2 3 2", "* Paris\n* London\n* New York", "1. John Smith 2. Mary Jones 3. Ahmed Ali", "New York,London,Paris,Tokyo,Berlin,Rome",
    '{"name": "John Smith", "city": "Leeds", "age": 42}', "<p class=\"x\">John Smith</p>", "for (int i = 0; i < n; i++) { sum += a[i]; }", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "d41d8cd98f00b204e9800998ecf8427e", "QmFzZTY0IGlzIG5vdCBhIG5hbWU=", "john smith lives in new york and works for ibm", "JOHN SMITH LIVES IN NEW YORK AND WORKS FOR IBM", "jOhN sMiTh LiVeS iN nEw YoRk",
    "The the the the the the the the the the the the", "buffalo Buffalo buffalo Buffalo", "( ) [ ] { } < > / \\ | ~ ` ^ _ = +", "“Quoted,” she said — ‘yes’ – no…", "Tel.: 555-1234; Fax: 555-1235", "H2O CO2 E=mc² α β γ ∑ ∫ ≠ ≤ ∞",
]


def sentences(folder, seed=1, each=700):
    """So many training sentences of each of the three corpora."""
    rng = random.Random(seed)
    return {name: rng.sample(read(f"{folder}/{name}-train.jsonl"), each) for name in ("conll2003", "ewt", "btc")}


def chinese(folder, rng, count, part="train"):
    lines = [json.loads(line)["text"] for line in open(f"{folder}/zh-gsd-{part}.jsonl", encoding="utf-8")]
    return rng.sample(lines, count)


def with_special(texts, rng):
    """Sentences, some of whose words are the names of special tokens, which the tokenizer takes for them."""
    out = [" ".join([token] * n) for token in SPECIAL for n in (1, 8, 60)]
    for text in texts:
        words = text.split(" ")
        for _ in range(rng.randint(1, 4)):
            words.insert(rng.randrange(len(words) + 1), rng.choice(SPECIAL))
        out.append(" ".join(words))
    return out


def random_pieces(tok, rng, count):
    """Pieces drawn from the whole vocabulary, special tokens too, as no text has them."""
    return [[tok.cls_token_id] + [rng.randrange(len(tok)) for _ in range(rng.choice((1, 5, 20, 126)))] + [tok.sep_token_id] for _ in range(count)]


def kinds(folder, seed=1, each=700):
    """Texts by kind."""
    rng = random.Random(seed)
    drawn = sentences(folder, seed, each)
    texts = [t for corpus in drawn.values() for t in corpus]
    some = rng.sample(texts, 210)
    windows = [window(corpus[i : i + 10]) for corpus in drawn.values() for i in range(0, 350, 10)]
    return {**{name: [t.text for t in corpus] for name, corpus in drawn.items()},
            "lower": [recased(t, str.lower).text for t in some], "upper": [recased(t, str.upper).text for t in some],
            "windows": [t.text for t in windows], "words": [rng.choice(t.text.split(" ")) for t in some],
            "chinese": chinese(folder, rng, 100), "foreign": FOREIGN, "odd": ODD, "special": with_special([t.text for t in some[:60]], rng)}


def unseen(folder, tok, longest):
    """Texts that set no range."""
    sets = {f"{name} dev": read(f"{folder}/{name}-dev.jsonl")[:200] for name in ("conll2003", "ewt", "btc", "wnut17", "crossner")}
    texts = {name: [t.text for t in of] for name, of in sets.items()}
    rng, some = random.Random(3), [t for of in sets.values() for t in of]
    texts["upper unseen"] = [recased(t, str.upper).text for t in rng.sample(some, 200)]
    texts["special unseen"] = with_special([t.text for t in rng.sample(some, 200)], rng)
    texts["chinese unseen"] = chinese(folder, rng, 200, "dev")
    out = {name: [tok(text, truncation=True, max_length=longest)["input_ids"] for text in of] for name, of in texts.items()}
    return out | {"random pieces unseen": random_pieces(tok, rng, 200)}
