"""Copies of documents with other names in them, so that the head learns where names stand rather than which names there are.

The encoder was trained on most of these sentences and knows their names; what it says of names it has not met, in the same
sentences, is what it will say of a report. Within a document one name becomes one other name, wherever it stands.
"""
import re

SMALL = {'of', 'the', 'and', 'for', 'in', 'de', 'la', 'al', 'bin', 'ibn', 'von', 'van', 'el', 'du', 'st', 'saint', 'ii', 'iii', 'iv', 'vi', 'jr', 'sr', "'s", '-', 'i', 'v'}


class Swapper:
    """pools: {'given': words, 'surname': words, 'country', 'region', 'town', 'organ', 'army', 'place': phrases as word lists}"""

    def __init__(self, pools, keep, rng):
        self.pools, self.keep, self.rng = pools, keep, rng

    def document(self, doc):
        """The document with most of its names changed. [(words, labels)]"""
        self.people, self.whole = {}, {}
        out = []
        for words, labels in doc:
            w, l, i = [], [], 0
            while i < len(words):
                j = i + 1
                if labels[i].startswith('B-'):
                    while j < len(words) and labels[j].startswith('I-'):
                        j += 1
                    kind = labels[i][2:]
                    new = self.person(words[i:j]) if kind == 'PER' else self.other(words[i:j], kind)
                    w += new
                    l += ['B-' + kind] + ['I-' + kind] * (len(new) - 1)
                else:
                    w.append(words[i])
                    l.append(labels[i])
                i = j
            out.append((w, l))
        return out

    def person(self, words):
        out = []
        for w in words:
            key = w.lower()
            if key not in self.people:
                new = w
                if len(w) > 2 and w[:1].isupper() and w.isalpha() and key not in SMALL and self.rng.random() > self.keep:
                    new = self.rng.choice(self.pools['given' if key in self.pools['given set'] else 'surname'])
                self.people[key] = new
            new = self.people[key]
            out.append(new.upper() if w.isupper() and len(w) > 1 else new)
        return out

    def other(self, words, kind):
        key = (' '.join(words).lower(), kind)
        if key not in self.whole:
            self.whole[key] = words if self.rng.random() < self.keep else self.fresh(words, kind)
        new = self.whole[key]
        return [w.upper() for w in new] if all(w.isupper() for w in words if w.isalpha()) and len(words[0]) > 1 else new

    def fresh(self, words, kind):
        name = ' '.join(words).lower()
        if kind == 'LOC':
            for pool in ('country', 'region'):
                if name in self.pools[pool + ' set']:
                    return self.rng.choice(self.pools[pool])
        # "Lake | Erie", "University of | Ohio": the words that say what it is stay.
        loose = [i for i, w in enumerate(words) if w.isalpha() and w[:1].isupper() and w.lower() not in self.pools['fixed'] and w.lower() not in SMALL]
        if len(loose) < len([w for w in words if w.isalpha() and w[:1].isupper()]):
            runs = [i for i in loose if i - 1 not in loose]
            if not runs:
                return words
            out = []
            for i, w in enumerate(words):
                if i in runs:
                    out += self.rng.choice(self.pools['town'] if self.rng.random() < 0.7 else self.pools['surnames'])
                elif i not in loose:
                    out.append(w)
            return out
        if kind == 'LOC':
            return self.rng.choice(self.pools['town' if self.rng.random() < 0.85 else 'region'])
        return self.rng.choice(self.pools['organ'])


def pools(data, towns, lists, docs):
    """Names to put in, from the project's data/, GeoNames, and the organisations of the documents themselves."""
    rows = lambda name: [l.split('\t') for l in open(f'{data}/{name}', encoding='utf-8').read().split('\n') if l and not l.startswith('#')]
    token = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s|\S")
    cut = lambda name: token.findall(name)
    countries, regions = rows('places/countries.tsv')[1:], rows('places/regions.tsv')[1:]
    title = lambda w: w[:1].upper() + w[1:]
    organs = [words[i:j] for doc in docs for words, labels in doc for i, j in runs(labels, 'ORG')]
    surnames = sorted({r[0].split()[-1] for r in rows('actors/people.tsv') if len(r[0].split()) > 1})
    surnames = [s for s in surnames if s.isalpha() and s[:1].isupper()]
    # Surnames of the documents' own people too.
    surnames += sorted({words[j - 1] for doc in docs for words, labels in doc for i, j in runs(labels, 'PER')
                        if j - i > 1 and words[j - 1].istitle() and words[j - 1].isalpha() and len(words[j - 1]) > 2})
    given = [title(w) for w in lists['given']]
    p = {
        'given': given, 'given set': set(lists['given']), 'surname': surnames, 'surnames': [[s] for s in surnames],
        'country': [cut(r[2]) for r in countries], 'region': [cut(r[1]) for r in regions],
        'town': [cut(t) for t in towns], 'organ': organs + 2 * [cut(r[0]) for r in rows('actors/register.tsv') if r[1] != 'kind'],
        'fixed': set(lists['organ']) | set(lists['ground']) | set(lists['title']) | set(lists['demonym']) | set('national international american royal new north south east west northern southern eastern western central islamic democratic people republican federal united states great united'.split()),
    }
    for k in ('country', 'region'):
        p[k + ' set'] = {' '.join(n).lower() for n in p[k]}
    return p


def runs(labels, kind):
    i = 0
    while i < len(labels):
        j = i + 1
        if labels[i] == 'B-' + kind:
            while j < len(labels) and labels[j] == 'I-' + kind:
                j += 1
            yield i, j
        i = j
