"""Chinese texts with names in Latin letters, as people chat, report and file them: whole texts out of patterns, and names for the sentences of the corpora.
Names are of many origins (the English recipe's `names.json`); the companies, places and bands that Chinese text writes in Latin letters are listed here."""
import re
from dataclasses import replace

import english  # noqa: F401
from names import Pool, folded
from patterns import Maker

COMPANIES = """Apple Google Microsoft Amazon Facebook Meta Netflix Tesla SpaceX OpenAI Anthropic DeepMind NVIDIA Nvidia Intel AMD IBM Oracle SAP Cisco Dell HP Qualcomm Broadcom ARM TSMC ASML Samsung LG SK Sony
Panasonic Toshiba Hitachi Nintendo Sega Canon Nikon Toyota Honda Nissan BMW Audi Porsche Ferrari Volvo Ford GM Boeing Airbus GE Siemens Bosch Philips ABB Shell BP ExxonMobil Chevron Walmart Costco IKEA Nike Adidas Puma
Uniqlo ZARA H&M Gucci LVMH Chanel Hermès Prada L'Oréal P&G Unilever Nestlé Danone Starbucks KFC McDonald's Pepsi Coca-Cola Disney Pixar HBO CNN BBC NBC CBS Fox Reuters Bloomberg Forbes Visa Mastercard PayPal Stripe
Uber Lyft Airbnb Booking Expedia Spotify Twitter Instagram WhatsApp LinkedIn Snapchat Pinterest Reddit Quora Zoom Slack Dropbox Adobe Salesforce VMware GitHub GitLab Atlassian Shopify eBay Yahoo Kodak Nokia Ericsson
BlackBerry Motorola HTC Huawei Xiaomi OPPO vivo Lenovo Alibaba Tencent Baidu ByteDance TikTok Shein Temu JPMorgan HSBC Citi UBS Barclays BlackRock KPMG PwC Deloitte EY McKinsey Accenture Gartner Pfizer Moderna Roche
Novartis Bayer Merck BioNTech Sanofi NASA ESA FBI CIA NATO UNESCO UNICEF WHO WTO IMF OPEC FIFA UEFA NBA NFL NHL MLB CBA MIT UCLA NYU CMU ETH LSE HKUST NUS Harvard Stanford Yale Princeton Oxford Cambridge Berkeley
Columbia Cornell Caltech EMC SanDisk Micron Garmin GoPro DJI EA Ubisoft Valve Epic Blizzard Activision Riot Unity AT&T Verizon Vodafone T-Mobile FedEx DHL UPS Maersk BASF Dow DuPont 3M Caterpillar Rivian Lucid Waymo Cruise
Palantir Snowflake Databricks Twilio Okta Mozilla Canonical Debian BLACKPINK BTS EXO TWICE Coldplay Beatles Queen Lakers Warriors Arsenal Chelsea Liverpool Juventus""".split()
LONG = """Goldman Sachs|Morgan Stanley|Bank of America|Wells Fargo|Credit Suisse|Deutsche Bank|Berkshire Hathaway|Johnson & Johnson|General Motors|General Electric|Procter & Gamble|Louis Vuitton|Warner Bros|Universal Music
Twentieth Century Fox|Activision Blizzard|Electronic Arts|Hugging Face|Stability AI|Western Digital|Texas Instruments|Applied Materials|Stanford University|Harvard University|Yale University|Columbia University|New York University
University of Tokyo|University of Oxford|Imperial College|World Bank|Red Cross|New York Times|Wall Street Journal|Financial Times|Associated Press|Manchester United|Real Madrid|Bayern Munich|Golden State Warriors|Los Angeles Lakers
Linux Foundation|Apache Software Foundation|Boston Consulting Group|Lockheed Martin|Rolls-Royce|American Express|Burger King|Pizza Hut|Microsoft Research|Google Cloud|Apple Store|Amazon Web Services|Google Brain|Red Hat""".replace("\n", "|").split("|")
PLACES = """London|Paris|Berlin|Tokyo|Osaka|Kyoto|Seoul|Busan|Singapore|Bangkok|Sydney|Melbourne|Toronto|Vancouver|New York|Los Angeles|San Francisco|San Jose|Seattle|Boston|Chicago|Houston|Dallas|Austin|Miami|Las Vegas|Hawaii
Silicon Valley|Mountain View|Palo Alto|Cupertino|Manhattan|Brooklyn|Hollywood|California|Texas|Florida|Washington|Washington D.C.|Bay Area|Wall Street|Times Square|Central Park|Rome|Milan|Venice|Madrid|Barcelona|Lisbon|Vienna
Zurich|Geneva|Munich|Frankfurt|Hamburg|Amsterdam|Brussels|Stockholm|Oslo|Helsinki|Copenhagen|Moscow|Istanbul|Dubai|Cairo|Mumbai|Delhi|Jakarta|Bali|Manila|Hanoi|Phuket|Auckland|Dublin|Edinburgh|Prague|Budapest|Warsaw|USA|UK
America|Canada|Australia|Germany|France|Italy|Spain|Japan|Korea|India|Brazil|Mexico|Europe|Africa|Shanghai|Beijing|Shenzhen|Guangzhou|Hong Kong|Taipei|Macau|LA|NYC|Santa Monica|Redmond|Menlo Park|Soho|Oxford Street""".replace("\n", "|").split("|")
PEOPLE = """Tim Cook|Steve Jobs|Elon Musk|Bill Gates|Jeff Bezos|Mark Zuckerberg|Sam Altman|Sundar Pichai|Satya Nadella|Larry Page|Jensen Huang|Lisa Su|Jack Ma|Taylor Swift|Ed Sheeran|Justin Bieber|Lady Gaga|Kobe Bryant|LeBron James
Stephen Curry|Michael Jordan|Lionel Messi|Cristiano Ronaldo|Roger Federer|Rafael Nadal|Donald Trump|Joe Biden|Barack Obama|Angela Merkel|Emmanuel Macron|Tom Hanks|Brad Pitt|Emma Watson|Linus Torvalds|Guido van Rossum|Geoffrey Hinton
Yann LeCun|Andrew Ng|Fei-Fei Li|Warren Buffett|Ray Dalio|J.K. Rowling|George R.R. Martin|Stephen King|Noam Chomsky|Albert Einstein""".replace("\n", "|").split("|")
SHORT = "Jack Rose Tom Jerry Lucy Lily Amy Kevin Tony Vivian Cindy Jason Eric Mike Alice Bob David Peter Mary Linda Helen Grace Emma Leo Alex Andy Anna Ben Candy Daisy Ella Frank Gary Henry Ivy Jenny Kelly Lisa May Nancy Oscar Paul Ruby Sam Tina Vicky Wendy Yuki Zoe".split()
SURNAMES = "佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 清水 斋藤 林 山崎 中岛 森 阿部 池田 桥本 石川 山下 小川 石井 长谷川 后藤 冈田 近藤 前田 藤田 远藤 青木 坂本 福田 太田 西村 藤井 金子 和田 三浦 藤原 冈本 中野 松田 中川 原田 小野 竹内 上田 森田 宫崎 柴田 酒井 工藤 横山 宫本 内田 高木 安藤 岛田 谷口 大野 丸山 今井 武田 上野 杉山 村上 大塚 小岛 菊池 平野 久保 野口 岩崎 樱井 木下 新井 野村 河野 松井 菅原 千叶 古川 星野".split()
GIVEN = "太郎 一郎 次郎 健一 健太 大辅 翔太 拓也 直树 和也 浩二 诚 隆 刚 茂 勇 进 修 优 翼 莲 大翔 悠真 阳菜 美咲 结衣 葵 爱 惠子 洋子 由美 真由美 直子 美穗 千夏 明日香 麻衣 彩 沙也加 遥 香织 裕子 幸子 和子 贵之 英树 雅人 学 正夫 弘 哲也 秀明 康成 龙之介 春树 圭吾 宪一 义男 国夫".split()
WORDS = "Python Java Excel Word PPT PDF offer KPI OKR deadline bug demo meeting email Windows Linux Android iOS iPhone iPad App API GPU CPU AI ChatGPT Photoshop vlog DDL HR CEO CTO VIP WiFi 5G USB Type-C MBA PhD GRE TOEFL CV case team leader project plan idea ok OK bro emo live show party cosplay NFT IPO MacBook SQL Docker Kubernetes".split()

PATTERNS = """
我在{O}上班|我在{O}工作三年了|我在{O}上班，老板是{P}|之前在{O}的{L}总部|刚面完{O}，感觉凉了|拿到{O}的{w}了|听说{O}又裁员了|{O}的{w}太难了|他从{O}跳槽到了{O}|他跳槽去{O}了|{P}去{O}了|{P}也在{O}吗|我想去{O}实习
你们{O}还招人吗|{O}和{O}哪个好|选{O}还是{O}|{O}总部在{L}|{O}的总部设在{L}|明天飞{L}|下周去{L}出差|我在{L}等你|刚到{L}|住在{L}|搬到{L}了|{L}好冷啊|{L}的天气真好|从{L}飞{L}要多久|想念{L}|在{L}偶遇{P}
{P}你在哪|{P}今天请假了|找{P}要一下{w}|{P}和{P}在一起了|喜欢{P}的歌|{P}演的那部真好看|{P}的演唱会门票|@{P} 看一下|{P}说{w}改到周五|老板{P}发火了|我同事{P}结婚了|{P}老师好|我叫{P}，来自{L}|{P}这个人怎么样|去{O}吃饭吗|在{O}买的
{O}今天打折|{O}的咖啡不错|{O}的股票涨了|{O}股价大跌百分之五|{w}又有{w}了|今天的{w}取消了|{w}和{w}我都不会|帮我改下{w}|我的{w}坏了|{w}做完了吗|不会用{w}
{O}发布新款手机|{O}发布了新手机|{O}发布财报，净利润同比增长|{O}宣布收购{O}|{O}收购了{O}|{O}将在{L}建厂|{O}在上海开设了新店|{O}计划在{L}设立研发中心|{O}首席执行官{P}表示|{O} CEO {P}近日访问{L}|{O}创始人{P}出席了会议|{O}与{O}达成合作
{O}起诉{O}侵犯专利|{O}改名为{O}|{O公司}位于{L}|{O}联合创始人{P}离职|{O}工程师在{L}见面|{P}的{O公司}总部在{L}|{P}加入了{O}|他加入了{O}|{P}出任{O}总裁|{P}毕业于{O}|他毕业于{O}，现在住在{L}|{P}生于{L}|{P}教授来自{O}|{P}在{L}去世，享年八十岁
{P}写了这本书|作者{P}|导演{P}的新片在{L}首映|{P}获得奥斯卡奖|{O}球星{P}来到上海|{O}主场战胜{O}|{P}转会{O}|{P}在{L}击败{P}|据{O}报道，{P}已抵达{L}|{O}记者{P}|{O}援引{P}的话说|{O}分析师{P}认为|{P}（{O}）|{P}，{O}，{L}
{O（中国）有限公司}|{O中国}|{O公司}|{O集团}|{O中国}总裁{P}|我在{O中国}工作|{O中国有限公司}|{O研究院}|客户包括{O}、{O}和{O}|供应商为{O}|本公司与{O}签订合同|其控股子公司{O}|持有{O}百分之三的股份|境外投资者{O}|注册地为{L}|公司聘请{O}担任审计机构|原产地：{L}|品牌：{O}|演唱：{P}|地点：{L}|姓名：{P}|单位：{O}
{P} at {O}|{P} from {L}|{P} in {L}说了什么|{P} and {P}|{O} in {L}|I love {L}|Hi {P}|Dear {P}|{P}, {O}|{O}, {L}|{O}の{P}|{J}在{L}教书|{J}访问了{L}|{J}在东京大学任教|日本首相{J}|{J}的小说|{J}获得冠军|导演{J}|喜欢{J}|{J}出演|{J}与{J}|{J}是{O}的社长|日本选手{J}
{O}|{P}|{L}|{w}
"""
BETWEEN = ["，", "，", "，", "。", "。", "；", " ", " ", "！", "\n", "、"]
ENDS = ["", "", "", "。", "。", "！", "？", "～", "…", "哈哈", "吧", "了"]


class Latin:
    """Names in Latin letters, or in both scripts, for Chinese text."""

    def __init__(self, path, halves):
        self.maker, self.halves = Maker(Pool(path, test=False)), halves

    def person(self, rng):
        draw = rng.random()
        if draw < 0.2:
            return rng.choice(PEOPLE)
        if draw < 0.4:
            return rng.choice(SHORT)
        if draw < 0.5 and self.halves:
            return self.initialled(rng)
        if draw < 0.54:
            return rng.choice(SHORT) + " " + rng.choice("Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Lin He Guo Ma Luo Lau Chan Wong Cheung Ho".split())
        name = " ".join(self.maker.person(rng, rng.choice((1, 2, 2, 2, 3))))
        return folded(name) if rng.random() < 0.5 else name

    def initialled(self, rng):
        """J·K·罗琳, E.B.怀特, 让-雅克·卢梭."""
        half = lambda: rng.choice(self.halves)
        letters = rng.sample("ABCDEFGHJKLMNPRSTW", 2)
        return rng.choice((f"{letters[0]}·{letters[1]}·{half()}", f"{letters[0]}.{letters[1]}.{half()}", f"{letters[0]}·{half()}", f"{half()}·{letters[0]}·{half()}", f"{half()}-{half()}·{half()}", f"{half()}·{half()}-{half()}"))

    def one(self, kind, rng):
        if kind == "PER":
            return self.person(rng)
        if kind == "ORG" and rng.random() < 0.7:
            return rng.choice(LONG if rng.random() < 0.25 else COMPANIES)
        if kind == "LOC" and rng.random() < 0.6:
            return rng.choice(PLACES)
        name = " ".join(self.maker.name(kind, rng, rng.choice((1, 1, 2, 2, 3, 4) if kind == "ORG" else (1, 1, 1, 2)))).replace(" ,", ",").replace(" 's", "'s")
        return folded(name) if rng.random() < 0.5 else name


class Mixed:
    """Whole texts: one to three patterns, whose names are Latin for the most part; `chinese` gives a Chinese name of a type. In a pattern O, P and L stand for names
    of the three types, with what ends them (`{O公司}`), J for a Japanese person and w for a word that is no name."""

    SLOTS = {"O": "ORG", "P": "PER", "L": "LOC"}

    def __init__(self, latin, chinese):
        self.latin, self.chinese = latin, chinese
        self.patterns = [[p for p in re.split(r"[|\n]", PATTERNS.strip()) if p and slot in p] for slot in ("", "{O")]

    def parts(self, rng):
        """(string, type or None) parts of a text."""
        out, blanks = [], rng.random() < 0.25
        for i in range(rng.choice((1, 1, 1, 2, 2, 3))):
            out += [(rng.choice(BETWEEN), None)] * (i > 0)
            for part in re.split(r"(\{[^}]*\})", rng.choice(self.patterns[rng.random() < 0.3])):
                out += [self.filled(part, rng)] if part[:1] == "{" else [(part, None)]
        out.append((rng.choice(ENDS), None))
        return [p for p in (spaced(out) if blanks else out) if p[0]]

    def filled(self, slot, rng):
        if slot == "{w}":
            return rng.choice(WORDS), None
        if slot == "{J}":
            return rng.choice(SURNAMES) + rng.choice(GIVEN), "PER"
        kind, ending = self.SLOTS[slot[1]], slot[2:-1]
        return (self.chinese if rng.random() < 0.15 else self.latin.one)(kind, rng) + ending, kind

    def one(self, rng):
        parts = self.parts(rng)
        draw = rng.random()
        return [(p.lower(), kind) for p, kind in parts] if draw < 0.06 and all(len(p.lower()) == len(p) for p, _ in parts) else parts


def spaced(parts):
    """With a blank between Chinese and a Latin name or word, as many write."""
    out = []
    for part, kind in parts:
        if out and out[-1][0] and part and (out[-1][0][-1].isascii() != part[0].isascii()) and out[-1][0][-1].isalnum() and part[0].isalnum():
            out.append((" ", None))
        out.append((part, kind))
    return out
