"""Corpora of names: sentences of words with B-, I- and O labels, by document.

GUM's entities are mentions ("the late President Smith of Ohio"); they are cut down to the name in them. re3d's are
mentions of another kind, cut down likewise; its BBC documents may not be used commercially and are left out.
Titles ("President", "Mr") are outside a person's name; adjectives of nationality are no names.
"""
import json
import os
import re
import subprocess

import corpora

KINDS = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC'}
SAME = {'Person': 'PER', 'Organisation': 'ORG', 'Location': 'LOC', 'PER': 'PER', 'ORG': 'ORG', 'LOC': 'LOC'}
TITLES = set(
    'mr mrs ms miss dr gen lt col maj capt sgt adm sen rep gov prof president vice prime minister premier chancellor secretary '
    'king queen emperor empress tsar tsarina czar kaiser pharaoh caliph prince princess sir lord lady dame professor judge justice general lieutenant colonel captain major admiral '
    'sergeant corporal brigadier marshal pope cardinal archbishop bishop father sister brother reverend rev senator governor '
    'congressman congresswoman representative mayor ambassador sheikh ayatollah imam emir sultan commander chief chairman '
    'chairwoman director spokesman spokeswoman spokesperson leader deputy foreign defence defense former acting coach saint '
    'undersecretary envoy officer inspector detective attorney speaker doctor uncle aunt mother dad mom mum grandma grandpa'.split())
DEMONYMS = set()  # filled by use_demonyms: "iraqi", "syrians"


def use_demonyms(words):
    DEMONYMS.update(words)


def is_title(word):
    return word.lower().rstrip('.') in TITLES


PRONOUNS = set('he she it they we i you his her their its our my your him them who mine hers'.split())


def trimmed(words, first, last, kind):
    """The span without what stands before the name: articles, a person's titles. None when no name is left."""
    while first <= last and (words[first].lower() in ('the', 'a', 'an', "'s", '’s') or kind == 'PER' and is_title(words[first])):
        first += 1
    while last >= first and words[last].lower() in ("'s", '’s', "'", '’', '.', ',') and kind != 'ORG':
        last -= 1
    if kind == 'PER':  # a name starts behind its last title: "US President | Obama"
        titles = [i for i in range(first, last) if is_title(words[i])]
        first = titles[-1] + 1 if titles else first
        if first == last and (is_title(words[last]) or words[last].lower() in PRONOUNS):
            return None
    return (first, last) if first <= last else None


def labelled(entities, sentences, cut):
    """Labels of sentences of (form, start, end), from entities with offsets; of those that overlap the longest counts."""
    entities = sorted((e for e in entities if e['type'] in SAME and not (e['type'] == 'Person' and re.search(r' (for|of|in) ', e['text']))),
                      key=lambda e: e['start'] - e['end'])
    out = []
    for words in sentences:
        forms, labels = [w for w, _, _ in words], ['O'] * len(words)
        for e in entities:
            inside = [i for i, (_, a, b) in enumerate(words) if a >= e['start'] and b <= e['end']]
            span = inside and (trimmed(forms, inside[0], inside[-1], SAME[e['type']]) if cut else (inside[0], inside[-1]))
            if not span or any(labels[i] != 'O' for i in range(span[0], span[1] + 1)):
                continue
            for i in range(span[0], span[1] + 1):
                labels[i] = ('B-' if i == span[0] else 'I-') + SAME[e['type']]
        out.append((forms, labels))
    return out


def in_words(texts):
    """Sentences of (form, start, end) of each text, as the reader cuts them (names_words.mjs; needs `npm run build`)."""
    given = ''.join(json.dumps({'id': i, 'text': t}) + '\n' for i, t in enumerate(texts))
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'names_words.mjs')
    done = subprocess.run(['node', script], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line)['sentences'] for line in done.stdout.splitlines()]


def of_text(path, keep=lambda e: True, use=lambda d: True, cut=True):
    with open(path, encoding='utf-8') as f:
        docs = [d for d in map(json.loads, f) if use(d)]
    docs = [labelled(list(filter(keep, d['entities'])), s, cut) for d, s in zip(docs, in_words([d['text'] for d in docs]))]
    return [d for d in docs if d]


MARK = re.compile(r'\[([^\]]+) (PER|ORG|LOC)\]')


def own(path):
    """Our own sentences, in which names are marked: "[Kabul LOC]"; a blank line ends a document."""
    with open(path, encoding='utf-8') as f:
        texts = '\n'.join(line for line in f.read().split('\n') if not line.startswith('#')).strip().split('\n\n')
    plain, entities = [], []
    for marked in texts:
        text, names, at = '', [], 0
        for m in MARK.finditer(marked):
            text += marked[at:m.start()]
            names.append({'start': len(text), 'end': len(text) + len(m.group(1)), 'type': m.group(2), 'text': m.group(1)})
            text += m.group(1)
            at = m.end()
        plain.append((text + marked[at:]).replace('\n', '\n\n'))
        entities.append([{**e, **{k: e[k] + text[:e['start']].count('\n') for k in ('start', 'end')}} for e in names])
    return [labelled(e, s, False) for e, s in zip(entities, in_words(plain))]


def named(e):
    """True for a mention of re3d that is a name: every word but small ones begins with a capital, no adjective with a noun."""
    words = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", e['text'])
    if words and words[0].lower() in ('the', 'a', 'an'):
        words = words[1:]
    return bool(words) and words[0][:1].isupper() and words[0].lower() not in PRONOUNS and e['text'].lower() not in DEMONYMS and all(
        w[:1].isupper() or w.isdigit() or w in ('of', 'the', 'and', 'for', 'in', 'al', 'bin', 'ibn', 'de', 'on', 'to', 's') for w in words)


def re3d(path):
    return of_text(path, named, lambda d: 'BBC' not in d['source'])


def from_gum(path):
    """Names from GUM's entities: a head that is a proper noun, with its flat, compound and proper-noun modifiers."""
    docs = {}
    for s in corpora.read_conllu_entities(path):
        if s['genre'] in corpora.GUM_LEFT_OUT:
            continue
        words = s['words']
        forms = [w[0] for w in words]
        labels = ['O'] * len(words)
        for a, b, kind in sorted(s['mentions'], key=lambda m: m[0] - m[1]):  # longest first
            if kind not in KINDS:
                continue
            name = name_in(words, a, b, kind)
            cut = name and trimmed(forms, *name, KINDS[kind])
            if not cut or any(labels[i] != 'O' for i in range(cut[0], cut[1] + 1)):
                continue
            for i in range(cut[0], cut[1] + 1):
                labels[i] = ('B-' if i == cut[0] else 'I-') + KINDS[kind]
        docs.setdefault(s['doc'], []).append((forms, labels))
    return list(docs.values())


def name_in(words, a, b, kind):
    """First and last word of the name in the mention words[a..b], or None."""
    inside = range(a, b + 1)
    heads = [i for i in inside if not a + 1 <= words[i][4] <= b + 1]
    if not heads or not words[heads[0]][3].startswith('NNP') or not words[heads[0]][0][:1].isupper():
        return None
    name = [heads[0]]
    for i in [*inside, *inside]:  # twice: a modifier may stand before what it hangs on
        form, _, upos, xpos, head, rel = words[i]
        if i in name or head - 1 not in name:
            continue
        rel = rel.split(':')[0]
        if rel == 'flat' or (xpos.startswith('NNP') or upos in ('NUM', 'ADJ')) and rel in ('compound', 'amod', 'nummod') and re.match(r'[A-Z0-9]', form):
            name.append(i)
        elif kind != 'person' and rel in ('nmod', 'conj') and xpos.startswith('NNP') and (
                rel == 'conj' or any(words[j][0] in ('of', 'for') and words[j][4] - 1 == i for j in inside)):
            name.append(i)
    first, last = min(name), max(name)
    # "a Roman Catholic", "the Dutch": people of a kind.
    if kind == 'person' and (words[a][0].lower() in ('a', 'an') or words[heads[0]][3] == 'NNPS' or words[heads[0]][0].lower() in DEMONYMS):
        return None
    return first, last


def beside(train, ud, ner, re3d_path, data):
    """Gives GUM's training sentences their `names`, and returns the sentences of wikigold and re3d, which have no trees."""
    with open(f'{data}/places/countries.tsv', encoding='utf-8') as f:
        use_demonyms({w.lower() for r in f.read().split('\n')[1:] if r for w in r.split('\t')[4].split(';') if w.isalpha()})
    gum = iter([s for doc in from_gum(f'{ud}/en_gum-train.conllu.gz') for s in doc])
    for s in train:
        if s['genre'] != 'ewt':
            forms, labels = next(gum)
            assert forms == [w[0] for w in s['words']]
            s['names'] = labels
    docs = of_text(f'{ner}/wikigold.jsonl') + re3d(re3d_path)
    return [{'words': [(w, None, None, None, None, None) for w in words], 'names': labels} for doc in docs for words, labels in doc]
