/** Texts to try, in several scripts. */
export const SAMPLES = [
  {
    id: "english",
    name: "English",
    text: `Angela Merkel met Tim Cook of Apple in Cupertino. The former Chancellor of Germany had flown in from Berlin with Siemens boss Joe Kaeser.

Marie Curie was born in Warsaw and moved to Paris to study at the Sorbonne. She won the Nobel Prize twice, and her daughter Irène Joliot-Curie won it once.

Manchester United beat Real Madrid at Wembley on Sunday, said the BBC.`,
  },
  {
    id: "emoji",
    name: "😀",
    text: `😀 Angela Merkel 👩‍👩‍👧‍👦 met Tim Cook 🍏 in Cupertino 🇺🇸.
José Álvarez flew from São Paulo to Kraków, and Zoë Kravitz stayed in Zürich.
<script>alert("Bill Gates")</script> is text like any other at Microsoft & Co.`,
  },
  {
    id: "greek",
    name: "Ελληνικά",
    text: `Ο Κυριάκος Μητσοτάκης συνάντησε τον Εμανουέλ Μακρόν στο Παρίσι.
Η Μαρία Κάλλας γεννήθηκε στη Νέα Υόρκη και τραγούδησε στη Σκάλα του Μιλάνου.
Το 2020 η Microsoft ανακοίνωσε κέντρα δεδομένων στην Αττική.`,
  },
  {
    id: "cyrillic",
    name: "Русский",
    text: `Юрий Гагарин родился в деревне Клушино и полетел в космос с Байконура.
Анна Ахматова жила в Санкт-Петербурге, а Борис Пастернак — в Москве.
В 2005 году Google открыл офис в Москве, а Yahoo — нет.`,
  },
  {
    id: "arabic",
    name: "العربية",
    text: `التقت أنغيلا ميركل تيم كوك في كوبرتينو.
ولد نجيب محفوظ في القاهرة وفاز بجائزة نوبل عام 1988.
محمد صلاح يلعب في ليفربول (Liverpool F.C.) منذ 2017.
التقى Tim Cook مع Angela Merkel هناك.`,
  },
  {
    id: "hebrew",
    name: "עברית",
    text: `אנגלה מרקל נפגשה עם טים קוק בקופרטינו.
גולדה מאיר נולדה בקייב וגדלה במילווקי.
חברת Intel עם Siemens עם Microsoft, בשנת 1999.
שם נפגש Tim Cook עם Angela Merkel.`,
  },
  {
    id: "chinese",
    name: "中文",
    text: `安格拉·默克尔在库比蒂诺会见了苹果公司的蒂姆·库克。
鲁迅出生于浙江绍兴，曾在日本仙台学医。
任正非于1987年在深圳创办了华为（Huawei），Nokia 曾是它的对手。`,
  },
  {
    id: "japanese",
    name: "日本語",
    text: `夏目漱石は東京で生まれ、ロンドンに留学した。
トヨタ自動車の本社は愛知県豊田市にある。
Steve Jobs は京都を何度も訪れ、Sony の盛田昭夫を尊敬していた。`,
  },
];
