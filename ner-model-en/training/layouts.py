"""Writes 50 texts of each kind of layout with names of the development sets: python layouts.py DATA OUT [SEED]
Measure a kind with: ner4j evaluate --types PER,ORG,LOC OUT/KIND.jsonl"""
import json, os, random, sys
data, out = sys.argv[1:3]; seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
rnd = random.Random(seed)
os.makedirs(out, exist_ok=True)
names = {'PER': {}, 'ORG': {}, 'LOC': {}}
for f in ('conll2003-dev', 'ewt-dev', 'btc-dev'):
    for l in open(f'{data}/{f}.jsonl'):
        d = json.loads(l); w = d['words']; t = d['tags']; i = 0
        while i < len(w):
            if t[i].startswith('B-'):
                j = i + 1
                while j < len(w) and t[j] == 'I-' + t[i][2:]: j += 1
                k = t[i][2:]
                if k in names:
                    s = d['starts'][i]; e = d['starts'][j-1] + len(w[j-1])
                    n = d['text'][s:e]
                    names[k][n] = names[k].get(n, 0) + 1
                i = j
            else: i += 1
def good(k, n):
    if '\n' in n or any(c in n for c in ',;|"<>&\t@#:/()') or len(n) > 40: return False
    ws = n.split(' ')
    if not all(x and x[0].isupper() for x in ws if x not in ('of','de','van','von','der','and','the','for','al','bin','la','del','du')): return False
    if k == 'PER': return len(ws) in (2, 3) and not n.isupper() and '.' not in n[-1:]
    if k == 'LOC': return len(n) > 3 and not n.isupper()
    if k == 'ORG': return len(n) > 2 and (len(ws) > 1 or not n.isupper() or len(n) <= 5)
    return True
pool = {k: sorted(n for n in v if good(k, n)) for k, v in names.items()}
def pick(k, n): return rnd.sample(pool[k], n)
class T:
    def __init__(s): s.t = ''; s.sp = []
    def add(s, x): s.t += x; return s
    def ent(s, k, n):
        s.sp.append([len(s.t.encode('utf-16-le'))//2, len((s.t+n).encode('utf-16-le'))//2, k]); s.t += n; return s
kinds = {}
def kind(f): kinds[f.__name__] = f; return f
def n(): return rnd.randint(4, 14)
def lines(k, sep, lead=lambda i: ''):
    t = T(); xs = pick(k, n())
    for i, x in enumerate(xs):
        t.add(lead(i)).ent(k, x)
        if i + 1 < len(xs): t.add(sep)
    return t
@kind
def comma_per(): return lines('PER', ', ')
@kind
def comma_loc(): return lines('LOC', ', ')
@kind
def comma_org(): return lines('ORG', ', ')
@kind
def numbered_per(): return lines('PER', '\n', lambda i: f'{i+1}. ')
@kind
def bullet_per():
    b = rnd.choice(['- ', '* ', '• ']); return lines('PER', '\n', lambda i: b)
@kind
def line_per(): return lines('PER', rnd.choice(['\n', '\r\n']))
@kind
def blank_per(): return lines('PER', rnd.choice(['\n\n', '\n \n', '\r\n\r\n']))
@kind
def line_loc(): return lines('LOC', '\n')
@kind
def line_org(): return lines('ORG', '\n')
def rows(head=None):
    k = rnd.randint(3, 10); P = pick('PER', k); O = pick('ORG', k); L = pick('LOC', k)
    return list(zip(P, O, L))
HEADS = [('Name', 'Company', 'City'), ('Person', 'Organisation', 'Place'), ('Employee', 'Employer', 'Location'), ('name', 'org', 'country')]
def extra(): return rnd.choice([lambda: str(rnd.randint(18, 80)), lambda: f'{rnd.randint(1,28):02d}.{rnd.randint(1,12):02d}.20{rnd.randint(10,26)}', lambda: f'{rnd.randint(1,9)},{rnd.randint(100,999)}.50'])()
@kind
def tsv():
    t = T(); h = rnd.random() < .5; ex = rnd.random() < .5
    if h: t.add('\t'.join(rnd.choice(HEADS)) + ('\tAge' if ex else '') + '\n')
    for p, o, l in rows():
        t.ent('PER', p).add('\t').ent('ORG', o).add('\t').ent('LOC', l)
        if ex: t.add('\t' + str(rnd.randint(18, 80)))
        t.add('\n')
    return t
@kind
def csv():
    t = T(); h = rnd.random() < .5; q = rnd.random() < .3; ex = rnd.random() < .5
    Q = '"' if q else ''
    if h: t.add(','.join(rnd.choice(HEADS)) + (',Age' if ex else '') + '\n')
    for p, o, l in rows():
        t.add(Q).ent('PER', p).add(Q + ',' + Q).ent('ORG', o).add(Q + ',' + Q).ent('LOC', l).add(Q)
        if ex: t.add(',' + str(rnd.randint(18, 80)))
        t.add('\n')
    return t
@kind
def bar():
    t = T(); md = rnd.random() < .6
    if md: t.add('| ' + ' | '.join(rnd.choice(HEADS)) + ' |\n|---|---|---|\n')
    for p, o, l in rows():
        t.add('| ').ent('PER', p).add(' | ').ent('ORG', o).add(' | ').ent('LOC', l).add(' |\n')
    return t
@kind
def html_table():
    t = T().add('<table>\n'); nl = rnd.choice(['', '\n', '\n  '])
    if rnd.random() < .5: t.add('<tr>' + ''.join(f'<th>{x}</th>' for x in rnd.choice(HEADS)) + '</tr>\n')
    for p, o, l in rows():
        t.add('<tr>' + nl + '<td>').ent('PER', p).add('</td>' + nl + '<td class="org">').ent('ORG', o).add('</td>' + nl + '<td>').ent('LOC', l).add('</td></tr>\n')
    return t.add('</table>')
@kind
def fields():
    t = T(); h = rnd.choice([('Name', 'Company', 'City'), ('Name', 'Employer', 'Location'), ('Contact', 'Organisation', 'Address'), ('Full name', 'Company', 'Place of birth')])
    ex = rnd.random() < .5
    for p, o, l in rows()[:4]:
        t.add(h[0] + ': ').ent('PER', p).add('\n' + h[1] + ': ').ent('ORG', o).add('\n' + h[2] + ': ').ent('LOC', l)
        if ex: t.add('\nPhone: +1 555 ' + str(rnd.randint(1000, 9999)))
        t.add('\n\n')
    return t
@kind
def json_():
    t = T(); h = rnd.choice([('name', 'company', 'city'), ('person', 'org', 'location'), ('fullName', 'employer', 'country')])
    pretty = rnd.random() < .5; R = rows()[:6]; nl = '\n    ' if pretty else ' '
    t.add('[' + ('\n  ' if pretty else ''))
    for i, (p, o, l) in enumerate(R):
        t.add('{' + nl + f'"{h[0]}": "').ent('PER', p).add(f'",{nl}"{h[1]}": "').ent('ORG', o).add(f'",{nl}"{h[2]}": "').ent('LOC', l)
        t.add('"' + (f',{nl}"age": {rnd.randint(18,80)}' if rnd.random() < .3 else '') + ('\n  }' if pretty else '}') + (',' + ('\n  ' if pretty else ' ') if i + 1 < len(R) else ''))
    return t.add(('\n' if pretty else '') + ']')
@kind
def last_first():
    t = T(); xs = [x for x in pick('PER', 30) if len(x.split(' ')) == 2][:n()]
    for i, x in enumerate(xs):
        f, l = x.split(' '); t.ent('PER', f'{l}, {f}').add('\n' if i + 1 < len(xs) else '')
    return t
@kind
def place_country():
    t = T(); xs = pick('LOC', 2 * n())
    for i in range(0, len(xs) - 1, 2): t.ent('LOC', xs[i]).add(', ').ent('LOC', xs[i+1]).add('\n')
    return t
for name, f in kinds.items():
    with open(f'{out}/{name}.jsonl', 'w') as o:
        for _ in range(50):
            t = f(); o.write(json.dumps({'text': t.t, 'entities': [{'start': a, 'end': b, 'type': k} for a, b, k in t.sp]}, ensure_ascii=False) + '\n')
print({k: len(v) for k, v in pool.items()}, len(kinds))
