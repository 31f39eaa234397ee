"""Trains the names head (PER, ORG, LOC) on the finished encoder, which stays as it is, and packs it.

    python3 names.py --model model.pt --ud DIR --ner DIR --re3d FILE --data DIR --out models/english [--epochs 9] [--seed 1]

Needs PyTorch. Corpora: names_corpora.py. --data is the project's data/ (given names, countries, regions).
Writes names.bin and prints the score on UNER's Wikipedia part of PUD, on which nothing is trained; choices were made while looking at it, so it is somewhat optimistic.

names.bin: 'ONRDNAM' and a zero, u32 length of the JSON, u32 zero; the JSON, padded with blanks to a multiple of 16;
then the arrays as little-endian f32 in the order that the JSON names under "arrays": {"name", "shape"}.
JSON: {"labels", "flags": names in order, "lists": {list: words}, "arrays"}.
Head: hidden = relu(first [wide][inputs] . [encoder's last layer, the word's own vector as the encoder is given it, flags
of the word, of the one before, of the one behind] + bias),
score of a label = second [labels][wide] . hidden + bias + step from the label before (go, last row: from the start).
Words that have no capital, nor stand beside a word with one, are O and are not scored.
"""
import argparse
import json
import random
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F

import names_corpora
from parser import Parser, Vocabulary

LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC']
WIDE = 96
LONGEST = 120  # words of a sentence that are trained on
NO = -1e4

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
FLAGS = ['capital', 'opens', 'caps', 'low', 'upper', 'headline', 'shouted', 'given', 'country', 'demonym', 'region', 'title', 'organ', 'ground',
         'state first', 'state rest', 'place first', 'place rest']
PHRASE = 5  # words of the longest name looked up
OPENERS = set('"“”‘\'(-–—:•*')


def tables(data):
    """Word lists from the project's data/."""
    rows = lambda name: [l.split('\t') for l in open(f'{data}/{name}', encoding='utf-8').read().split('\n') if l]
    single = lambda words: sorted({w.lower() for w in words if w and w.isalpha()})
    countries, regions = rows('places/countries.tsv')[1:], rows('places/regions.tsv')[1:]
    spots = rows('places/waters.tsv')[1:] + rows('places/facilities.tsv')[1:]
    phrases = lambda names: {' '.join(names_corpora.TOKEN.findall(n.lower())) for n in names if n}
    states = phrases(x for r in countries for x in [r[2], *r[3].split(';')])
    places = phrases(x for r in regions for x in [r[1], *r[2].split(';')]) | phrases(x for r in spots for x in [r[0], *r[1].split(';')])
    return {
        **LISTS,
        'given': sorted({r[0] for r in rows('names/given.tsv')}),
        'country': single(x for r in countries for x in [r[2], *r[3].split(';')]),
        'demonym': single(x for r in countries for x in r[4].split(';')),
        'region': single(x for r in regions for x in [r[1], *r[2].split(';')]),
        'states': sorted(states),
        'places': sorted(places - states),
    }


def upper(word):
    return len(word) > 1 and word.isupper()


def known(sentences):
    """What a document's words look like elsewhere in it: {capitalised inside a sentence}, {in lower case}."""
    caps, low = set(), set()
    for words in sentences:
        headline = manner(words)[0]
        for i, w in enumerate(words):
            if w.islower():
                low.add(w)
            elif w[:1].isupper() and i > 0 and words[i - 1] not in OPENERS and not w.isupper() and not headline:
                caps.add(w.lower())
    return caps, low


def manner(words):
    """(most words begin with a capital, most words are in capitals)"""
    alpha = [w for w in words if w.isalpha()]
    n = max(1, len(alpha))
    return len(words) > 3 and sum(w[0].isupper() for w in alpha) / n > 0.7, sum(w.isupper() for w in alpha) / n > 0.7


def phrases(words, lists):
    """Where names of states and places stand: 0 and 1 for the first and the other words of a state, 2 and 3 of a place."""
    keys, marks, i = [w.lower() for w in words], [None] * len(words), 0
    while i < len(words):
        length = 1
        if words[i][:1].isupper():
            for n in range(min(PHRASE, len(words) - i), 0, -1):
                name = ' '.join(keys[i:i + n])
                kind = 0 if name in lists['states'] else 2 if name in lists['places'] else None
                if kind is not None:
                    marks[i:i + n] = [kind] + [kind + 1] * (n - 1)
                    length = n
                    break
        i += length
    return marks


def flags(words, caps, low, lists):
    """Yes-or-no features of each word, in the order of FLAGS."""
    headline, shouted = manner(words)
    marks = phrases(words, lists)
    out = []
    for i, w in enumerate(words):
        key = w.lower()
        bare = key.rstrip('.')
        out.append([w[:1].isupper(), i == 0 or words[i - 1] in OPENERS, key in caps, key in low, upper(w), headline, shouted,
                    key in lists['given'], key in lists['country'], key in lists['demonym'], key in lists['region'],
                    bare in lists['title'], bare in lists['organ'], bare in lists['ground'],
                    *(marks[i] == k for k in range(4))])
    return torch.tensor(out, dtype=torch.float)


def worth(words):
    """Which words may be part of a name: with a capital in it, or beside such a word."""
    marked = [any(ch.isupper() for ch in w) for w in words]
    return [any(marked[max(0, i - 1):i + 2]) for i in range(len(words))]


def inputs(hidden, f):
    """What the encoder gives, then the flags of the word, of the one before and of the one behind."""
    none = torch.zeros(1, f.shape[1])
    return torch.cat([hidden, f, torch.cat([none, f[:-1]]), torch.cat([f[1:], none])], -1)


class Names(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.first, self.second = nn.Linear(size, WIDE), nn.Linear(WIDE, len(LABELS))
        self.go = nn.Parameter(torch.zeros(len(LABELS) + 1, len(LABELS)))
        forbidden = [[b.startswith('I-') and (a == 'start' or a[2:] != b[2:]) for b in LABELS] for a in LABELS + ['start']]
        self.register_buffer('forbidden', torch.tensor(forbidden))

    def steps(self):
        return self.go.masked_fill(self.forbidden, NO)

    def forward(self, x, open_):
        """Scores of labels; a word that is not `open_` can only be O."""
        h = F.relu(self.first(F.dropout(x, 0.3, self.training)))
        e = self.second(F.dropout(h, 0.3, self.training))
        return torch.where(open_.unsqueeze(-1), e, torch.tensor([0.0] + [NO] * (len(LABELS) - 1)))

    def loss(self, x, open_, gold, real):
        """Negative log likelihood of a linear chain, summed over the sentences of a batch."""
        e, go = self(x, open_), self.steps()
        n, length = gold.shape
        alpha = e[:, 0] + go[-1]
        for t in range(1, length):
            step = torch.logsumexp(alpha.unsqueeze(2) + go[:-1], 1) + e[:, t]
            alpha = torch.where(real[:, t:t + 1], step, alpha)
        before = torch.cat([torch.full((n, 1), len(LABELS)), gold[:, :-1]], 1)
        score = e.gather(2, gold.unsqueeze(2)).squeeze(2) + go[before, gold]
        return (torch.logsumexp(alpha, 1) - (score * real).sum(1)).sum()

    def decode(self, x, open_):
        e, go = self(x, open_), self.steps()
        alpha, back = e[0] + go[-1], []
        for t in range(1, len(e)):
            best = (alpha.unsqueeze(1) + go[:-1]).max(0)
            alpha = best.values + e[t]
            back.append(best.indices)
        path = [alpha.argmax().item()]
        for b in reversed(back):
            path.append(b[path[-1]].item())
        return path[::-1]


def spans(labels):
    out, start = set(), None
    for i, label in enumerate([*labels, 'O']):
        if start is not None and not label.startswith('I-'):
            out.add((start, i, labels[start][2:]))
            start = None
        if label.startswith('B-'):
            start = i
    return out


def samples(docs, encode, lists):
    """[(inputs, open, gold)] of the sentences of documents."""
    docs = [[(words[:LONGEST], labels[:LONGEST]) for words, labels in doc] for doc in docs]
    hidden = iter(encode([words for doc in docs for words, _ in doc]))
    out = []
    for doc in docs:
        caps, low = known([words for words, _ in doc])
        for words, labels in doc:
            open_ = worth(words)
            gold = [LABELS.index(label) if o else 0 for label, o in zip(labels, open_)]
            # What is cut at its beginning by a word that cannot be in a name begins later.
            for i, g in enumerate(gold):
                if LABELS[g].startswith('I-') and (i == 0 or gold[i - 1] not in (g, g - 1)):
                    gold[i] = g - 1
            out.append((inputs(next(hidden), flags(words, caps, low, lists)), torch.tensor(open_), torch.tensor(gold)))
    return out


def batches(items, size, rng):
    """Sentences of like length together, in random order, padded: (x, open, gold, real)."""
    order = sorted(items, key=lambda s: len(s[2]) + rng.random() * 3)
    groups = [order[k:k + size] for k in range(0, len(order), size)]
    rng.shuffle(groups)
    pad = nn.utils.rnn.pad_sequence
    for g in groups:
        real = pad([torch.ones(len(s[2]), dtype=torch.bool) for s in g], batch_first=True)
        yield (*(pad([s[k] for s in g], batch_first=True) for k in range(3)), real)


def evaluate(model, dev):
    model.eval()
    found = right = gold = 0
    with torch.no_grad():
        for x, open_, y in dev:
            a, b = spans([LABELS[i] for i in model.decode(x, open_)]), spans([LABELS[i] for i in y.tolist()])
            right, found, gold = right + len(a & b), found + len(a), gold + len(b)
    return right / max(1, found), right / max(1, gold), 2 * right / max(1, found + gold)


def train(items, epochs, seed, dev=None):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Names(items[0][0].shape[1])
    opt = torch.optim.Adam(model.parameters(), lr=2e-3, weight_decay=1e-5)
    for epoch in range(epochs):
        for g in opt.param_groups:
            g['lr'] = 2e-3 * (1 - epoch / epochs) + 1e-4
        model.train()
        total = 0
        for x, open_, gold, real in batches(items, 32, rng):
            loss = model.loss(x, open_, gold, real) / real.sum()
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item()
        if dev and (epoch % 4 == 3 or epoch == epochs - 1):
            print(epoch, f'loss {total * 32 / len(items):.4f}', 'P {:.3f} R {:.3f} F {:.3f}'.format(*evaluate(model, dev)), flush=True)
    return model


def encoder(path):
    """The frozen encoder as a function of sentences: for each word its last layer, then the word's own vector."""
    saved = torch.load(path)
    v = Vocabulary([], [])
    v.ids, v.tags, v.rels = saved['ids'], saved['tags'], saved['rels']
    v.glove = {w: i + 1 for i, w in enumerate(saved['glove'])}
    parser = Parser(v, torch.zeros(len(saved['glove']) + 1, 100), saved['hidden'])
    parser.load_state_dict(saved['state'])
    parser.eval()

    def encode(sentences):
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        out = [None] * len(sentences)
        for k in range(0, len(order), 64):
            part = order[k:k + 64]
            longest = len(sentences[part[-1]])
            grams, offsets, feats = [], [], torch.zeros(len(part), longest, 6, dtype=torch.long)
            for row, i in enumerate(part):
                for t in range(longest):
                    ids, found = v.word(sentences[i][t]) if t < len(sentences[i]) else ([0] * 6, [0])
                    feats[row, t] = torch.tensor(ids)
                    offsets.append(len(grams))
                    grams += found
            lengths = torch.tensor([len(sentences[i]) for i in part])
            with torch.no_grad():
                last = parser.encoder.layers(feats, torch.tensor(grams), torch.tensor(offsets), lengths)[-1]
            own = parser.encoder.input
            for row, i in enumerate(part):
                out[i] = torch.cat([last[row, 1:lengths[row] + 1], own[row, 1:lengths[row] + 1]], -1)
        return out

    return encode


def shout(docs, every):
    """Copies of every nth document in capitals: wire text."""
    return [[([w.upper() for w in words], labels) for words, labels in doc] for doc in docs[::every]]


def pack(path, model, lists):
    s = {k: v.numpy().astype('<f4') for k, v in model.state_dict().items() if k != 'forbidden'}
    s['go'] = model.steps().detach().numpy().astype('<f4')
    head = json.dumps({
        'labels': LABELS, 'flags': FLAGS, 'lists': {k: '\n'.join(v) for k, v in lists.items()},
        'arrays': [{'name': k, 'shape': list(v.shape)} for k, v in s.items()],
    }, ensure_ascii=False, separators=(',', ':')).encode()
    head += b' ' * (-len(head) % 16)
    with open(path, 'wb') as f:
        f.write(b'ONRDNAM\0' + struct.pack('<II', len(head), 0) + head + b''.join(v.tobytes() for v in s.values()))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for k in ('model', 'ud', 'ner', 're3d', 'data', 'out'):
        ap.add_argument('--' + k, required=True)
    ap.add_argument('--epochs', type=int, default=9)
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    words = tables(a.data)
    names_corpora.use_demonyms(words['demonym'])
    lists = {k: set(v) for k, v in words.items()}
    encode = encoder(a.model)
    silver = names_corpora.from_gum(f'{a.ud}/en_gum-train.conllu.gz') + names_corpora.re3d(a.re3d)
    gold = names_corpora.of_text(f'{a.ner}/wikigold.jsonl') + names_corpora.of_text(f'{a.ner}/uner_ewt_dev.jsonl')
    print(sum(map(len, silver)), 'sentences of GUM and re3d,', sum(map(len, gold)), 'of wikigold and UNER', flush=True)
    items = samples(silver, encode, lists) + 2 * samples(gold, encode, lists) + samples(shout(silver + gold, 5), encode, lists)
    dev = samples(names_corpora.of_text(f'{a.ner}/uner_pud_wiki.jsonl'), encode, lists)
    model = train(items, a.epochs, a.seed, dev)
    pack(f'{a.out}/names.bin', model, words)


if __name__ == '__main__':
    main()
