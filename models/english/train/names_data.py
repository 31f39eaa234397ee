"""What names.py trains on: corpora with other names swapped in, what the reader's code says of each word, word lists.

`gather` writes sentences and lists into a folder; names_states.mjs, the reader's own code, adds states and flags; `Words`
holds all words that are scored, each with its inputs.
"""
import json
import os
import random
import re
import subprocess

import numpy as np

import corpora
import names_corpora
import names_swap

LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC']
# What a corpus holds to be a name is an input; reports are read in the way of the last gold one.
STYLES = ['gum', 're3d', 'wikigold', 'uner']
SILVER, DEV, OWN = 'ewt', 'pud', 'own'
LONGEST = 120  # words of a sentence that are trained on
KEPT = 0.25  # names that stay in a copy with swapped names
TOWN, CITY = 5000, 20000  # inhabitants of the places of GeoNames that are looked up, and swapped in
WIDTH, OWN_WIDTH = 256, 144

LISTS = {
    'title': sorted(names_corpora.TITLES),
    'organ': sorted(
        'army navy force forces guard guards brigade brigades battalion regiment division corps front movement party ministry '
        'department council committee agency organization organisation union nations university college school institute company '
        'corporation corp inc ltd group police court parliament senate congress assembly bank association federation authority '
        'command coalition league alliance militia news times post reuters network office bureau service foundation centre center '
        'commission house church club team band records press society trust fund board administration government state'.split()),
    'ground': sorted(
        'river lake sea ocean gulf bay strait island islands mountain mountains mount valley desert hill hills city town village '
        'county province district governorate region state street road avenue square bridge airport camp port base park beach '
        'forest peninsula border coast canal oblast republic kingdom territory territories strip bank heights north south east west '
        'northern southern eastern western central upper lower'.split()),
}
# The words of a name in a list, near enough as the reader cuts them.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s|\S")


def tables(data, cities):
    """Word lists from the project's data/ and GeoNames: {list: words or names}."""
    rows = lambda name: [l.split('\t') for l in open(f'{data}/{name}', encoding='utf-8').read().split('\n') if l]
    single = lambda words: sorted({w.lower() for w in words if w and w.isalpha()})
    countries, regions = rows('places/countries.tsv')[1:], rows('places/regions.tsv')[1:]
    spots = rows('places/waters.tsv')[1:] + rows('places/facilities.tsv')[1:]
    phrases = lambda names: {' '.join(TOKEN.findall(n.lower())) for n in names if n}
    states = phrases(x for r in countries for x in [r[2], *r[3].split(';')])
    places = phrases(x for r in regions for x in [r[1], *r[2].split(';')]) | phrases(x for r in spots for x in [r[0], *r[1].split(';')])
    towns = phrases(n for r in cities if int(r[14] or 0) >= TOWN for n in r[1:3] if len(n) > 2)
    return {
        **LISTS,
        'given': sorted({r[0] for r in rows('names/given.tsv')}),
        'country': single(x for r in countries for x in [r[2], *r[3].split(';')]),
        'demonym': single(x for r in countries for x in r[4].split(';')),
        'region': single(x for r in regions for x in [r[1], *r[2].split(';')]),
        'states': sorted(states),
        'places': sorted(places - states),
        'towns': sorted(towns - states - places),
    }


def gather(folder, ud, ner, re3d, data, cities_path, seed):
    """Writes sentences.jsonl and lists.json into the folder, and has the reader's code add what it says of the words."""
    os.makedirs(folder, exist_ok=True)
    with open(cities_path, encoding='utf-8') as f:
        cities = [line.split('\t') for line in f]
    lists = tables(data, cities)
    names_corpora.use_demonyms(lists['demonym'])
    docs = {
        'gum': names_corpora.from_gum(f'{ud}/en_gum-train.conllu.gz'),
        're3d': names_corpora.re3d(re3d),
        'wikigold': names_corpora.of_text(f'{ner}/wikigold.jsonl'),
        'uner': names_corpora.of_text(f'{ner}/uner_ewt_dev.jsonl', cut=False),
    }
    own = names_corpora.own(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'names_own.txt'))
    big = [r[1] for r in cities if int(r[14] or 0) >= CITY and len(r[1]) > 2 and not re.search(r'[(/,\d]', r[1])]
    swap = names_swap.Swapper(names_swap.pools(data, big, lists, [d for c in ('gum', 're3d', 'wikigold') for d in docs[c]]), KEPT, random.Random(seed))
    dev = names_corpora.of_text(f'{ner}/uner_pud_wiki.jsonl', cut=False)
    parts = [(c, 'as it is', docs[c]) for c in docs] + [(OWN, 'as it is', own), (DEV, 'as it is', dev)]
    parts += [(c, 'swapped', [swap.document(d) for d in docs[c]]) for c in docs] + [(OWN, 'swapped', [swap.document(d) for d in own])]
    parts += [(c, 'capitals', [[([w.upper() for w in words], labels) for words, labels in d] for d in docs[c][::5]]) for c in docs]
    with open(f'{folder}/lists.json', 'w', encoding='utf-8') as f:
        json.dump(lists, f, ensure_ascii=False)
    with open(f'{folder}/sentences.jsonl', 'w', encoding='utf-8') as f:
        write = lambda **row: f.write(json.dumps(row, ensure_ascii=False) + '\n')
        for corpus, copy, some in parts:
            for n, doc in enumerate(some):
                for words, labels in doc:
                    write(corpus=corpus, copy=copy, doc=f'{corpus} {copy} {n}', number=n, words=words[:LONGEST], labels=labels[:LONGEST])
        for s in corpora.read_conllu(f'{ud}/en_ewt-train.conllu.gz'):
            words = s['words'][:LONGEST]
            write(corpus=SILVER, copy='as it is', doc=s['doc'], number=0, words=[w[0] for w in words], labels=['O'] * len(words), upos=[w[2] for w in words])
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'names_states.mjs')
    subprocess.run(['node', script, folder], check=True)
    return lists


def worth(words):
    """Which words may be part of a name: with a capital in it, or beside such a word."""
    marked = [any(ch.isupper() for ch in w) for w in words]
    return [any(marked[max(0, i - 1):i + 2]) for i in range(len(words))]


def spans(labels):
    out, start = set(), None
    for i, label in enumerate([*labels, 'O']):
        if start is not None and not label.startswith('I-'):
            out.add((start, i, labels[start][2:]))
            start = None
        if label.startswith('B-'):
            start = i
    return out


def glove(path, folder):
    """GloVe's words, the most frequent first, and their vectors, all of length three; kept in the folder."""
    if not os.path.exists(f'{folder}/glove.npy'):
        names, vectors = corpora.vectors(path, None)
        m = np.array(vectors, 'f4')
        np.save(f'{folder}/glove.npy', (3 * m / np.maximum(np.linalg.norm(m, axis=1, keepdims=True), 1e-6)).astype('f2'))
        with open(f'{folder}/glove.json', 'w', encoding='utf-8') as f:
            json.dump(names, f)
    with open(f'{folder}/glove.json', encoding='utf-8') as f:
        return json.load(f), np.load(f'{folder}/glove.npy').astype('f4')


class Words:
    """Every word that is scored, in order: arrays of the same length.

    states int16 [256]; flags bool [3 x flags]: of the word, of the one before, of the one behind; forms [3] the same three
    as rows of `own` (float32 [144], the encoder's vector) and `glove` (float32 [100], of one length; zeros for what GloVe
    lacks); gold: number of the label; corpus, copy, number (of the document), sentence, place (in the sentence), upos.
    """

    def __init__(self, folder, glove_words, glove):
        load = lambda name: json.load(open(f'{folder}/{name}', encoding='utf-8'))
        forms, self.flag_names = load('forms.json'), load('flags.json')
        self.sentences = f'{folder}/sentences.jsonl'
        row = self.row = {form: i for i, form in enumerate(forms)}
        own = np.fromfile(f'{folder}/own.f32', dtype='<f4').reshape(len(forms), OWN_WIDTH)
        self.own = np.vstack([own, np.zeros((1, OWN_WIDTH), '<f4')])
        at = {w: i for i, w in enumerate(glove_words)}
        self.glove = np.zeros((len(forms) + 1, glove.shape[1]), 'f4')
        for form, i in row.items():
            if form.lower() in at:
                self.glove[i] = glove[at[form.lower()]]
        every = np.memmap(f'{folder}/states.i16', dtype='<i2', mode='r').reshape(-1, WIDTH)
        index, flags, three, gold, facts = [], [], [], [], []
        first, n = 0, len(self.flag_names)
        with open(f'{folder}/sentences.jsonl', encoding='utf-8') as a, open(f'{folder}/flags.jsonl', encoding='utf-8') as b:
            for number, (line, held) in enumerate(zip(a, b)):
                s, held = json.loads(line), json.loads(held)
                words, open_ = s['words'], worth(s['words'])
                labels = cut_off([LABELS.index(l) if o else 0 for l, o in zip(s['labels'], open_)])
                rows = [row[w] for w in words] + [len(forms)]  # the last, and what stands before the first, is no word
                for i in (i for i, o in enumerate(open_) if o):
                    f = np.zeros(3 * n, bool)
                    for side, k in enumerate((i, i - 1, i + 1)):
                        if 0 <= k < len(words):
                            f[[side * n + x for x in held[k]]] = True
                    flags.append(f)
                    index.append(first + i)
                    three.append((rows[i], rows[i - 1] if i > 0 else len(forms), rows[i + 1]))
                    gold.append(labels[i])
                    facts.append((s['corpus'], s['copy'], s['number'], number, i, s['upos'][i] if 'upos' in s else ''))
                first += len(words)
        self.states, self.flags, self.forms, self.gold = every[index], np.array(flags), np.array(three), np.array(gold)
        self.corpus, self.copy, self.number, self.sentence, self.place, self.upos = map(np.array, zip(*facts))

    def where(self, corpus, copy):
        return np.nonzero((self.corpus == corpus) & (self.copy == copy))[0]

    def stretches(self, which):
        """Words that stand next to each other, together: names do not reach beyond."""
        out = [[which[0]]]
        for a, b in zip(which, which[1:]):
            if self.sentence[a] == self.sentence[b] and self.place[b] == self.place[a] + 1:
                out[-1].append(b)
            else:
                out.append([b])
        return out


def cut_off(labels):
    """What is cut at its beginning by a word that cannot be in a name begins later."""
    for i, g in enumerate(labels):
        if LABELS[g].startswith('I-') and (i == 0 or labels[i - 1] not in (g, g - 1)):
            labels[i] = g - 1
    return labels
