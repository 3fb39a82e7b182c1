"""Texts of many registers and scripts: to check models with, and to see which numbers a model makes before it is written in int8.

They are written for this project; each names people, organisations and places that are made up or widely known.
"""

NEWS = [
    "Angela Merkel met Tim Cook of Apple in Cupertino on Monday, a spokesman said.",
    "The European Central Bank in Frankfurt am Main raised its key rate to 3.5 per cent; analysts at Deutsche Bank AG had expected less.",
    "Police in Lagos arrested two men after a fire at the Ikeja warehouse of Dangote Cement, Reuters reported.",
    "Real Madrid beat FC Porto 2-1 in Lisbon. Luka Modrić scored both goals.",
    "President Ellen Johnson Sirleaf flew from Monrovia to Geneva, where she spoke at the World Health Organization.",
    "Shares of Samsung Electronics fell 4.2% in Seoul, while SK Hynix and Tokyo Electron rose.",
    "The court in The Hague heard the case of Kowalski v. Republic of Latvia (no. 4512/19).",
    "Researchers at the University of São Paulo and the Max Planck Society found water on K2-18b.",
]
PLAIN = [
    "She opened the window, since it had become warm in the room.",
    "It was not until the next morning that he noticed what had happened to the car.",
    "Mix the flour with two eggs and a pinch of salt, then let the dough rest for an hour.",
    "No.",
    "Yes, of course! Why not?",
    "Please note that the meeting was moved to a later date and a larger room.",
]
CHAT = [
    "omg just saw @taylor at JFK lol 😂😂 #nyc",
    "anyone going 2 berlin next wknd?? dm me pls",
    "RT @nasa: Artemis is go!! https://example.org/a?b=c&d=1 🚀",
    "hey maria, did u talk to john from accounting? he's in paris till fri :)",
    "WHY IS NOBODY TALKING ABOUT WHAT HAPPENED IN SUDAN",
    "k",
]
MAIL = [
    "Dear Mr. O'Neill,\n\nthank you for your order no. 2024-0815 of 3 May.\n\nKind regards\nIngrid Sørensen\nNordlys Energi AS, Tromsø",
    "From: Hans-Peter Müller <hp.mueller@example.com>\nTo: sales@example.org\nSubject: Re: Offer\n\nPlease call me at +49 30 123456.",
    "> On Tuesday, Anna wrote:\n> shall we meet in Prague?\n\nFine with me. -- Petr",
]
TABLES = [
    "Name\tCity\tCompany\nLi Wei\tShanghai\tHuawei\nOmar Haddad\tAmman\tAramex",
    "- Nokia\n- Ericsson\n- Siemens AG\n\n1. Oslo\n2. Bergen",
    "| id | author | place |\n|---|---|---|\n| 7 | J. R. R. Tolkien | Oxford |",
    '{"name": "Grace Hopper", "born": 1906, "employer": "Remington Rand", "city": "New York"}',
    "GARCIA MARQUEZ, Gabriel; ALLENDE, Isabel; NERUDA, Pablo",
    "def load(path):\n    return open(path).read()  # by Guido, Amsterdam",
]
OTHERS = [
    "Bundeskanzler Olaf Scholz besuchte am Dienstag die Straßburger Zentrale des Europarats.",
    "Le ministre Jean-Yves Le Drian s'est rendu à N'Djamena, où Total exploite un gisement.",
    "La alcaldesa Ada Colau recibió en Barcelona a representantes de Médicos Sin Fronteras.",
    "O presidente da Petrobras viajou de Brasília para Maputo.",
    "Il sindaco di Roma ha incontrato Giorgio Armani nella sede della Ferrari.",
    "Premier Mark Rutte sprak in Den Haag met de directie van Philips.",
    "Prezydent Andrzej Duda przyjechał do Łodzi na spotkanie z zarządem PKN Orlen.",
    "Ankara'da Mustafa Kemal Atatürk anısına İstanbul Üniversitesi bir tören düzenledi.",
    "Nguyễn Xuân Phúc đã gặp lãnh đạo Vietcombank tại Hà Nội.",
    "Владимир Зеленский прибыл в Париж; представители Газпрома остались в Москве.",
    "Ο Κυριάκος Μητσοτάκης μίλησε στη Θεσσαλονίκη για τη ΔΕΗ.",
    "张三丰在北京大学工作,他妹妹住在上海市。",
    "任天堂の宮本茂さんは京都で生まれた。",
    "김태웅은 서울에 있는 삼성전자에서 일한다.",
    "شركة أرامكو ومحمد بن سلمان في الرياض",
    "אנגלה מרקל נפגשה עם ראש הממשלה בירושלים",
    "नरेन्द्र मोदी ने दिल्ली में टाटा समूह के लोगों से बात की।",
    "สมชายทำงานที่ธนาคารกรุงเทพในเชียงใหม่",
]
ODD = [
    "e\u0301cole a\u0300 Montre\u0301al, \u00bdcup \ufb01nal \u2167 \uff21\uff50\uff50\uff4c\uff45",
    "Jo\u200bhn soft\u00adhyphen no\u00a0break wide\u3000blank \ufeffmark",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
    "$1,234.56 -- 50% (e.g. [1], {2}) <b>bold</b> \\slash\\ ~tilde~ ^ | `back` … „quote“",
    "👩‍👩‍👧‍👦 the Garcia family 🇫🇷 in 👍🏽 Lyon ❤️",
    ".",
    "7",
]

CALIBRATION = [*NEWS, *PLAIN, *CHAT, *MAIL, *TABLES, *OTHERS, *ODD]

# Not seen while ranges are chosen: how far a model of fewer bits agrees is measured on these.
HELD_OUT = [
    "Narendra Modi opened a plant of Tata Motors in Pune on Friday, the Times of India wrote.",
    "The Bank of England left rates unchanged, but Andrew Bailey warned of higher prices in London and Leeds.",
    "Juventus lost to Ajax in Turin; Matthijs de Ligt headed the winner in the 67th minute.",
    "An earthquake of magnitude 6.1 shook Kathmandu and parts of northern Bihar, the Geological Survey said.",
    "He put the letter back into the drawer and said nothing about it for years.",
    "Turn left at the church, walk past the school and ring twice.",
    "just landed in Toronto w/ @drake 😎 so tired lol",
    "does anybody know whether ikea in leipzig is open on sundays??",
    "Hi Susan,\n\nBob Smith of Acme Corp. will be in Denver next week.\n\nBest\nCarlos",
    "Player\tClub\nSam Kerr\tChelsea\nAda Hegerberg\tLyon",
    "* Toyota\n* Honda\n* Nissan Motor Co.",
    "Author: Chimamanda Ngozi Adichie\nPublisher: Knopf\nPlace: New York",
    "Die Münchner Polizei nahm Karl-Heinz Weber vor der Filiale der Sparkasse fest.",
    "Emmanuel Macron a visité l'usine Airbus de Toulouse avec la présidente de la Moldavie.",
    "El escritor Mario Vargas Llosa nació en Arequipa y vivió en Londres.",
    "Компания Яндекс открыла офис в Белграде, сообщил Аркадий Волож.",
    "王小明昨天从广州飞往东京,参加索尼公司的会议。",
    "トヨタ自動車の本社は愛知県豊田市にある。",
    "이순신 장군 동상은 서울 광화문 광장에 있다.",
    "وصل الرئيس السيسي إلى القاهرة قادماً من باريس",
    "ISTANBUL (AFP) - TURKEY'S ERDOGAN TO MEET NATO CHIEF STOLTENBERG",
    "Invoice 4711, 12.03.2024, EUR 99.00, Müller & Söhne GmbH, 10115 Berlin",
]


def long_text(texts, characters):
    """Texts one after the other, again and again, until there are so many characters."""
    joined = " ".join(texts) + " "
    return joined * (characters // len(joined) + 1)


def read_calibration(file):
    """Texts of a file, one a line: four of five to see ranges, every fifth to measure with."""
    from .faults import Fault

    try:
        lines = [line.strip() for line in open(file, encoding="utf-8-sig") if line.strip()]
    except UnicodeDecodeError as e:
        raise Fault(f"expected {file} to be text in UTF-8, but {e.reason} at byte {e.start}; save it as UTF-8") from e
    except OSError as e:
        raise Fault(f"cannot read {file}: {e.strerror}; --calibration takes a file with one text a line") from e
    if len(lines) < 20:
        raise Fault(f"expected at least 20 texts in {file}, one a line, but found {len(lines)}; a few hundred are better")
    return [line for i, line in enumerate(lines) if i % 5], lines[::5]
