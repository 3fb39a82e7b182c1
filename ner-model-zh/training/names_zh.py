"""Names from open lists, for sentences that get other names: persons, places and organisations of jieba's dictionary (MIT), places of china-division (MIT), and
organisations built of places, stems and endings. A word that CC-CEDICT has as a common one is no name, nor is a name of a development set, so that none is learnt.

python names_zh.py --jieba jieba.dict.utf8 --cedict all.js --division china-division-2.7.0/package/dist --data DATA --out names.json"""
import argparse
import json
import random
import re
from collections import Counter

from corpus import SETS, read
from labels import TYPES
from lexicon import cedict, han

SURNAMES = set("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
               "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑")
PLACE_ENDINGS = re.compile("[省市县区镇乡村山河江湖海岛路街湾港州国寺桥峡关]$")
GROUP_ENDINGS = re.compile("(公司|集团|大学|学院|银行|局|部|委员会|协会|学会|医院|中学|小学|出版社|研究所|研究院|中心|俱乐部|队|党|报|报社|电视台|法院|检察院|博物馆|图书馆|基金会|联盟|组织|厂|厅|院|社|会|台)$")
STEMS = "华 鑫 瑞 泰 恒 盛 宏 达 通 源 信 中 天 安 康 嘉 德 金 龙 海 联 创 新 科 博 远 大 东 方 利 丰 盈 和 润 美 佳 亿 凯 力 宝 诚 永 兴 隆 富 荣 顺 昌 腾 飞 云 智 星 辰 优".split()
TRADES = "科技 网络 贸易 实业 投资 建筑工程 电子 医药 生物 传媒 物流 能源 置业 机械 食品 服饰 软件 证券 保险 基金 汽车 航空 电力 化工 房地产 信息技术 文化传播".split()
COMPANIES = "有限公司 有限公司 股份有限公司 有限责任公司 集团 公司 集团有限公司".split()
OFFICES = "公安局 人民法院 人民检察院 教育局 卫生局 第一人民医院 中心医院 第一中学 实验小学 师范学院 职业技术学院 大学 农业大学 理工大学 日报社 电视台 商业银行 农村信用社 博物馆 图书馆 交通局 环保局 税务局 统计局 足球俱乐部 队 市委 人民政府 财政厅 教育厅".split()


def dictionary(path, speech):
    """Words of one part of speech with their counts, Han characters alone."""
    for line in open(path, encoding="utf-8"):
        word, count, kind = line.split(" ")
        if kind.strip() == speech and all(map(han, word)):
            yield word, int(count)


def divisions(folder):
    """Provinces, cities and districts, alone and one behind the other, and streets."""
    out = []
    for province, cities in json.load(open(f"{folder}/pca.json", encoding="utf-8")).items():
        out.append(province)
        for city, areas in cities.items():
            named = [area for area in areas if area not in ("市辖区", "县")]
            out += ([city] if city not in ("市辖区", "县") else []) + named
            out += [(province if rng_word(area) % 2 else "") + city + area for area in named if city not in ("市辖区", "县") and rng_word(area) % 5 == 0]
    streets = [street["name"] for street in json.load(open(f"{folder}/streets.json", encoding="utf-8"))]
    return out + [street for street in streets if rng_word(street) % 6 == 0 and all(map(han, street)) and len(street) < 9]


def rng_word(word):
    """A number that a word always has."""
    return sum(ord(c) * 31**i for i, c in enumerate(word))


def organisations(places, rng, count):
    """Companies and offices."""
    short = [re.sub("[省市县区]$", "", place) for place in places if 3 <= len(place) <= 4 and PLACE_ENDINGS.search(place)]
    full = [place for place in places if 2 <= len(place) <= 4]
    for _ in range(count):
        if rng.random() < 0.5:
            yield rng.choice(full) + rng.choice(OFFICES)
        else:
            place = rng.choice([rng.choice(full), rng.choice(short), ""])
            yield place + "".join(rng.sample(STEMS, 2)) + rng.choice(TRADES + [""] * 8) + rng.choice(COMPANIES)


def names(a):
    common, rng = cedict(a.cedict), random.Random(1)
    proper = lambda word: common.get(word, 2) != 1
    foreign = [(word, count) for word, count in dictionary(a.jieba, "nrt") if 3 <= len(word) <= 6 and proper(word)]
    usual = {c for c, n in Counter(c for word, _ in foreign for c in word).items() if n >= 15}
    halves = [word for word, _ in foreign if set(word) <= usual]
    people = [word for word, count in dictionary(a.jieba, "nr") if 2 <= len(word) <= 3 and word[0] in SURNAMES and count < 200 and proper(word)]
    given = [word[1:] for word in people]
    places = [word for word, count in dictionary(a.jieba, "ns") if 2 <= len(word) <= 7 and proper(word) and (PLACE_ENDINGS.search(word) or common.get(word) == 2 or count >= 10)]
    divided = divisions(a.division)
    groups = [word for word, _ in dictionary(a.jieba, "nt") if proper(word) and GROUP_ENDINGS.search(word)]
    surnames = sorted(SURNAMES)
    return {
        "PER": people + [rng.choice(surnames) + rng.choice(given) for _ in people] + halves + ["·".join(rng.sample(halves, rng.choice((2, 2, 2, 3)))) for _ in halves],
        "LOC": places + divided,
        "ORG": groups + list(organisations(divided, rng, 3 * len(groups))),
    }


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("jieba", "cedict", "division", "data", "out"):
        ap.add_argument(f"--{name}", required=True)
    a = ap.parse_args()
    seen = {kind: {t.text[s:e] for name in SETS for t in read(a.data, name, "dev") for s, e, k in t.spans if k == kind} for kind in TYPES}
    out = {kind: sorted(set(of) - seen[kind]) for kind, of in names(a).items()}
    with open(a.out, "w", encoding="utf-8") as file:
        json.dump(out, file, ensure_ascii=False)
    for kind, of in out.items():
        print(kind, len(of), " ".join(random.Random(3).sample(of, 12)))


if __name__ == "__main__":
    main()
