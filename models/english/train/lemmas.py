"""Learns lemmas from the treebanks: suffix rules by Penn tag, and the forms the rules get wrong.

    python3 lemmas.py --ud DIR --vectors FILE --out FILE

Writes a sorted TSV: `tag<TAB>suffix<TAB>cut<TAB>add` for rules (the longest suffix wins), `tag<TAB>=form<TAB>lemma` for exceptions.
Words the treebanks do not have take the base form that is most frequent among the words of the vectors: "shelled" is
"shell", not "shel".
Reading: lower-case the form, unless the tag is NNP or NNPS; cut so many letters, add the rest.
"""
import argparse
from collections import Counter, defaultdict

import corpora

NAMES = {'NNP', 'NNPS'}
LONGEST = 5
# Where the more frequent base form is another word.
# What the treebanks have wrong, by tag and form.
SLIPS = {
    ('VBD', 'freed'): 'free', ('VBN', 'freed'): 'free', ('VBD', 'fled'): 'flee', ('VBD', 'leaned'): 'lean',
    ('VBN', 'leaned'): 'lean', ('VBD', 'insured'): 'insure', ('VBG', 'wandering'): 'wander',
}
OVERRULED = {'severed': 'sever', 'severing': 'sever', 'severs': 'sever', 'downed': 'down', 'planed': 'plane', 'barred': 'bar', 'barring': 'bar'}


def script(form, lemma):
    """(letters to cut, letters to add) that turn the form into the lemma, or None when the beginning differs."""
    k = 0
    while k < min(len(form), len(lemma)) and form[k] == lemma[k]:
        k += 1
    return (len(form) - k, lemma[k:]) if len(form) - k <= 6 and (k > 0 or not form) else None


# base past participle, for verbs the treebanks may lack in one form (common knowledge).
IRREGULAR = """arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bind bound bound|bite bit bitten
bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|burn burnt burnt|buy bought bought
catch caught caught|choose chose chosen|come came come|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fling flung flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held
hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit
lose lost lost|make made made|mean meant meant|meet met met|overcome overcame overcome|overrun overran overrun|overthrow overthrew overthrown
pay paid paid|put put put|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun
spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|string strung strung|strive strove striven
swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken
uphold upheld upheld|wake woke woken|wear wore worn|weep wept wept|win won won|withdraw withdrew withdrawn|withhold withheld withheld
withstand withstood withstood|write wrote written"""


def irregular():
    for row in IRREGULAR.replace('\n', '|').split('|'):
        base, past, participle = row.split()
        yield ('VBD', past), base
        yield ('VBN', participle), base


def bases_of(word):
    """Base forms a regular form may have, by its tags."""
    for end, tags in (('ed', ('VBD', 'VBN')), ('ing', ('VBG',))):
        stem = word[:-len(end)]
        if word.endswith(end) and len(stem) > 2:
            doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
            yield tags, [stem, stem + 'e', *doubled, *([stem[:-1] + 'y'] if stem.endswith('i') else [])]
    if word.endswith('s') and not word.endswith('ss') and len(word) > 3:
        yield ('VBZ', 'NNS'), [word[:-1], *([word[:-2]] if word.endswith('es') else []), *([word[:-3] + 'y'] if word.endswith('ies') else [])]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--ud', required=True)
    ap.add_argument('--vectors', required=True)
    ap.add_argument('--out', required=True)
    a = ap.parse_args()
    counts = defaultdict(Counter)
    for s in corpora.training([f'{a.ud}/en_ewt-train.conllu.gz', f'{a.ud}/en_gum-train.conllu.gz']):
        for form, lemma, _, xpos, _, _ in s['words']:
            if lemma != '_':
                form = corpora.norm(form)
                counts[(xpos, form if xpos in NAMES else form.lower())][corpora.norm(lemma)] += 1
    best = {k: c.most_common(1)[0][0] for k, c in counts.items()}
    votes = defaultdict(Counter)
    for (tag, form), lemma in best.items():
        sc = script(form, lemma)
        if sc:
            for n in range(0, min(LONGEST, len(form) - 1) + 1):
                votes[(tag, form[len(form) - n:])][sc] += 1
    rules = {}
    for (tag, suffix), c in sorted(votes.items(), key=lambda kv: len(kv[0][1])):
        sc, n = c.most_common(1)[0]
        if n < 2 and suffix:
            continue
        shorter = next((rules[(tag, suffix[k:])] for k in range(1, len(suffix) + 1) if (tag, suffix[k:]) in rules), None)
        if shorter != sc:
            rules[(tag, suffix)] = sc

    def predict(tag, form):
        for n in range(min(LONGEST, len(form) - 1), -1, -1):
            sc = rules.get((tag, form[len(form) - n:]))
            if sc:
                return form[:len(form) - sc[0]] + sc[1]
        return form

    words, _ = corpora.vectors(a.vectors, 60000)
    rank = {w: i for i, w in enumerate(words)}
    seen = {f for _, f in best}
    for w in words:
        for tags, bases in bases_of(w):
            known = [b for b in bases if b in rank]
            # A sister tag's lemma counts more: "ruled" is VBN in the treebanks and VBD here.
            sister = next((best[(t, w)] for t in tags if (t, w) in best), None)
            if not known or not w.isalpha() or (w in seen and sister is None):
                continue
            base = sister or OVERRULED.get(w) or min(known, key=lambda b: rank[b])
            for tag in tags:
                if (tag, w) not in best and (sister or rank[base] < 20000) and predict(tag, w) != base:
                    best[(tag, w)] = base

    for key, base in irregular():
        best.setdefault(key, base)
    best.update(SLIPS)
    lines = [f'{t}\t{s}\t{c}\t{x}' for (t, s), (c, x) in rules.items()]
    lines += [f'{t}\t={f}\t{l}' for (t, f), l in best.items() if predict(t, f) != l]
    lines.sort()
    with open(a.out, 'w', encoding='utf-8') as f:
        f.write('\n'.join(lines) + '\n')
    for name in ('ewt', 'gum'):
        n = ok = 0
        for s in corpora.read_conllu(f'{a.ud}/en_{name}-dev.conllu.gz'):
            for form, lemma, _, xpos, _, _ in s['words']:
                low = form if xpos in NAMES else corpora.norm(form).lower()
                guess = best[(xpos, low)] if (xpos, low) in best and predict(xpos, low) != best[(xpos, low)] else predict(xpos, low)
                n += 1
                ok += guess == lemma or lemma == '_'
        print(name, 'dev, gold tags', round(ok / n, 4))
    print(len(rules), 'rules', len(lines) - len(rules), 'exceptions')


if __name__ == '__main__':
    main()
