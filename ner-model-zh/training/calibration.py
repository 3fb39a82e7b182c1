"""Texts to calibrate constant scales with: training texts in both scripts, windows, lists, other widths and cases, and kinds of text that the sets lack."""
import random

import english  # noqa: F401
from corpus import SETS, read
from script import converted
from views import Views, by_character, joined, narrow, wide, without_marks

ODD = [
    "。", "我", "？", "1", "-", "😀", "\u200b", "…", "哈" * 100, "！！！！！！", "。。。。。。", "一二三四五六七八九十", "A" * 40, "1234567890" * 6, "https://www.example.cn/a/b?c=d&e=f#g",
    "me@example.cn；you@example.cn", "#话题#@某人 转发微博 [哈哈][哈哈] 😂😂😂", "｜姓名｜城市｜\n｜张三｜北京｜\n｜李四｜上海｜", '{"姓名": "张三", "城市": "北京"}', "<p>张三</p>",
    "３．１４％，￥５０，＋８６－１０－８８８８", "2026年11月29日13时05分", "北京市海淀区中关村大街27号1101室", "the quick brown fox jumps over the lazy dog", "Angela Merkel met Tim Cook in Cupertino.",
    "村上春樹は京都で生まれ、早稲田大学で学んだ。", "나는 서울에서 김민수를 만났다.", "Анна приехала в Москву.", "ลอนดอน", "القاهرة", "臺灣　　香港　　澳門", "（）《》“”‘’——……", "㈱①②③ⅠⅡⅢ㎡℃",
]
SPECIAL = ["[MASK]", "[CLS]", "[SEP]", "[UNK]", "[PAD]"]


def random_pieces(tok, rng, count):
    """Pieces drawn from the whole vocabulary, special tokens too, as no text has them."""
    return [[tok.cls_token_id] + [rng.randrange(len(tok)) for _ in range(rng.choice((1, 5, 20, 126)))] + [tok.sep_token_id] for _ in range(count)]


def with_special(texts, rng):
    """Texts with the names of special tokens in them, which the tokenizer takes for the tokens."""
    out = [" ".join([token] * n) for token in SPECIAL for n in (1, 8, 60)]
    for text in texts:
        at = rng.randrange(len(text) + 1)
        out.append(text[:at] + rng.choice(SPECIAL) + text[at:])
    return out


def kinds(folder, seed=1, each=350):
    """Texts by kind."""
    rng = random.Random(seed)
    drawn = {name: rng.sample(read(folder, name, "train"), each) for name in SETS}
    texts = [t for some in drawn.values() for t in some]
    some = rng.sample(texts, 210)
    names = Views(folder, {name: 1.0 for name in SETS}).names
    shown = {
        **drawn, "traditional": converted(some, "s2t"), "wide": [by_character(t, wide) for t in some[:100]], "narrow": [by_character(t, narrow) for t in some[100:]],
        "lower": [by_character(t, str.lower) for t in some[:100]], "upper": [by_character(t, str.upper) for t in some[100:]],
        "windows": [joined(rng.sample(texts, 4)) for _ in range(60)], "lists": [names.listed(rng) for _ in range(100)], "chat": [without_marks(t, rng) for t in some[:100]],
    }
    return {kind: [t.text for t in of] for kind, of in shown.items()} | {"odd": ODD, "special": with_special([t.text for t in some[:60]], rng)}


def unseen(folder, tok, limit=128):
    """Development texts, which set no range."""
    return {f"{name} dev": [tok(t.text, truncation=True, max_length=limit)["input_ids"] for t in read(folder, name, "dev")[:200]] for name in SETS}
