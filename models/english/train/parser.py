"""Trains the English encoder with its tag, arc and label heads.

    python3 parser.py --ud DIR --vectors FILE --out DIR [--epochs 26] [--stop 20] [--seed 1] [--hidden 128]

Needs PyTorch and a BLAS (Debian: python3-torch, libopenblas0-pthread). Writes model.pt and log.tsv into --out.
"""
import argparse
import math
import os
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora

NGRAMS = 20011  # buckets of letter n-grams; a prime


def fnv(text):
    h = 2166136261
    for b in text.encode('utf-8'):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def ngrams(low):
    w = '<' + low[:24] + '>'
    return [fnv(w[i:i + n]) % NGRAMS for n in (3, 4, 5) for i in range(len(w) - n + 1)] or [0]


class Vocabulary:
    """Ids of every input; 0 is 'unknown'."""

    def __init__(self, sentences, glove_words):
        count = {'word': {}, 'suf3': {}, 'suf2': {}, 'pre3': {}, 'shape': {}}
        tags, rels = {}, {}
        for s in sentences:
            for form, _, upos, xpos, _, rel in s['words']:
                for k, v in self.parts(form).items():
                    count[k][v] = count[k].get(v, 0) + 1
                tags.setdefault(upos + '|' + xpos, len(tags))
                rels.setdefault(rel, len(rels))
        least = {'word': 2, 'suf3': 3, 'suf2': 3, 'pre3': 3, 'shape': 3}
        self.ids = {k: {v: i + 1 for i, v in enumerate(sorted(v for v, n in c.items() if n >= least[k]))} for k, c in count.items()}
        self.tags, self.rels = sorted(tags), sorted(rels)
        self.tag_id = {t: i for i, t in enumerate(self.tags)}
        self.rel_id = {r: i for i, r in enumerate(self.rels)}
        self.glove = {w: i + 1 for i, w in enumerate(glove_words)}
        self.cache = {}

    @staticmethod
    def parts(form):
        low = corpora.lower(form)
        return {'word': low, 'suf3': low[-3:], 'suf2': low[-2:], 'pre3': low[:3], 'shape': corpora.shape(form)}

    def word(self, form):
        got = self.cache.get(form)
        if got is None:
            p = self.parts(form)
            got = ([self.ids[k].get(p[k], 0) for k in ('word', 'suf3', 'suf2', 'pre3', 'shape')] + [self.glove.get(p['word'], 0)], ngrams(p['word']))
            self.cache[form] = got
        return got


class Encoder(nn.Module):
    SIZES = (64, 32, 16, 16, 16)

    def __init__(self, v, glove, hidden, layers=3, drop=0.25):
        super().__init__()
        self.emb = nn.ModuleList([nn.Embedding(len(v.ids[k]) + 1, n) for k, n in zip(('word', 'suf3', 'suf2', 'pre3', 'shape'), self.SIZES)])
        for e in self.emb:
            nn.init.normal_(e.weight, std=0.1)
        self.glove = nn.Embedding.from_pretrained(glove, freeze=True)
        self.project = nn.Linear(100, 64, bias=False)
        self.grams = nn.EmbeddingBag(NGRAMS, 64, mode='mean')
        nn.init.normal_(self.grams.weight, std=0.1)
        self.root = nn.Parameter(torch.zeros(64 + sum(self.SIZES[1:])))
        size = 64 + sum(self.SIZES[1:])
        self.lstm = nn.ModuleList([nn.LSTM(size if i == 0 else 2 * hidden, hidden, bidirectional=True, batch_first=True) for i in range(layers)])
        self.drop = drop

    def forward(self, feats, grams, offsets, lengths):
        return self.mask(self.layers(feats, grams, offsets, lengths)[-1])

    def layers(self, feats, grams, offsets, lengths):
        """What each layer gives, root first."""
        b, t, _ = feats.shape
        ids, given = feats, []
        if self.training:
            keep = torch.rand(b, t, 7)
            ids = feats.clone()
            ids[..., 0] *= (keep[..., 0] > 0.15).long()
            for k in range(1, 5):
                ids[..., k] *= (keep[..., k] > 0.10).long()
        g = self.grams(grams, offsets).view(b, t, -1)
        p = self.project(self.glove(ids[..., 5]))
        if self.training:
            g = g * (keep[..., 5:6] > 0.10).float()
            p = p * (keep[..., 6:7] > 0.05).float()
        x = [self.emb[0](ids[..., 0]) + p + g] + [self.emb[k](ids[..., k]) for k in range(1, 5)]
        x = torch.cat(x, -1)
        x = torch.cat([self.root.expand(b, 1, -1), x], 1)
        for i, lstm in enumerate(self.lstm):
            x = self.mask(x)
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths + 1, batch_first=True, enforce_sorted=False)
            x, _ = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True, total_length=t + 1)
            given.append(x)
        return given

    def mask(self, x):
        """Drops whole dimensions of a sentence, the same at every word."""
        if not self.training:
            return x
        m = torch.rand(x.shape[0], 1, x.shape[2]) >= self.drop
        return x * m.float() / (1 - self.drop)


class Parser(nn.Module):
    def __init__(self, v, glove, hidden=128, arc=128, rel=32):
        super().__init__()
        self.encoder = Encoder(v, glove, hidden)
        d = 2 * hidden
        self.tag1, self.tag2 = nn.Linear(d, 128), nn.Linear(128, len(v.tags))
        self.dep, self.head = nn.Linear(d, arc), nn.Linear(d, arc)
        self.u, self.ub = nn.Parameter(torch.zeros(arc, arc)), nn.Parameter(torch.zeros(arc))
        nn.init.xavier_uniform_(self.u)
        self.rdep, self.rhead = nn.Linear(d, rel), nn.Linear(d, rel)
        self.r = nn.Parameter(torch.zeros(len(v.rels), rel + 1, rel + 1))
        nn.init.normal_(self.r, std=0.05)

    def forward(self, feats, grams, offsets, lengths):
        h = self.encoder(feats, grams, offsets, lengths)
        words = h[:, 1:]
        tags = self.tag2(self.encoder.mask(F.relu(self.tag1(words))))
        dep = self.encoder.mask(F.leaky_relu(self.dep(words), 0.1))
        head = self.encoder.mask(F.leaky_relu(self.head(h), 0.1))
        arcs = (dep @ self.u) @ head.transpose(1, 2) + (head @ self.ub).unsqueeze(1)
        t = h.shape[1]
        pad = torch.arange(t).unsqueeze(0) > lengths.unsqueeze(1)
        arcs = arcs.masked_fill(pad.unsqueeze(1), -1e4)
        arcs = arcs.masked_fill(torch.eye(t, dtype=torch.bool)[1:].unsqueeze(0), -1e4)
        rd = self.encoder.mask(F.leaky_relu(self.rdep(words), 0.1))
        rh = self.encoder.mask(F.leaky_relu(self.rhead(h), 0.1))
        return tags, arcs, rd, rh

    def labels(self, rd, rh, heads):
        one = torch.ones(*rd.shape[:2], 1)
        a = torch.cat([rd, one], -1)
        b = torch.cat([rh.gather(1, heads.unsqueeze(-1).expand(-1, -1, rh.shape[-1])), one], -1)
        return torch.einsum('bti,kij,btj->btk', a, self.r, b)


def perturbed(sentence, rng):
    """Now and then as wire text in capitals, as a headline, without its last stop."""
    words = sentence['words']
    r = rng.random()
    if r < 0.05:
        words = [(w[0].upper(),) + w[1:] for w in words]
    elif r < 0.065:
        words = [(w[0].lower(),) + w[1:] for w in words]
    elif r < 0.085:
        words = [(w[0][:1].upper() + w[0][1:],) + w[1:] for w in words]
    if rng.random() < 0.08 and len(words) > 3 and words[-1][2] == 'PUNCT' and all(w[4] != len(words) for w in words):
        words = words[:-1]
    return words


def batches(v, sentences, size, rng, train):
    items = [perturbed(s, rng) if train else s['words'] for s in sentences]
    items = [w for w in items if len(w) <= (120 if train else 10**9)]
    order = sorted(range(len(items)), key=lambda i: len(items[i]) + (rng.random() * 3 if train else 0))
    groups, group, n = [], [], 0
    for i in order:
        if group and (n + len(items[i]) > size):
            groups.append(group)
            group, n = [], 0
        group.append(i)
        n += len(items[i])
    groups.append(group)
    if train:
        rng.shuffle(groups)
    for g in groups:
        t = max(len(items[i]) for i in g)
        feats = torch.zeros(len(g), t, 6, dtype=torch.long)
        tags = torch.full((len(g), t), -100)
        heads = torch.full((len(g), t), -100)
        rels = torch.full((len(g), t), -100)
        grams, offsets = [], []
        for b, i in enumerate(g):
            for k in range(t):
                offsets.append(len(grams))
                if k < len(items[i]):
                    form, _, upos, xpos, head, rel = items[i][k]
                    f, n = v.word(form)
                    feats[b, k] = torch.tensor(f)
                    grams.extend(n)
                    tags[b, k] = v.tag_id.get(upos + '|' + xpos, -100)
                    heads[b, k] = head
                    rels[b, k] = v.rel_id.get(rel, -100)
        yield feats, torch.tensor(grams), torch.tensor(offsets), torch.tensor([len(items[i]) for i in g]), tags, heads, rels


def evaluate(model, v, sentences):
    model.eval()
    n = tag = uas = las = 0
    coarse = torch.tensor([sorted({t.split('|')[0] for t in v.tags}).index(t.split('|')[0]) for t in v.tags])
    base = [r.split(':')[0] for r in v.rels]
    base = torch.tensor([sorted(set(base)).index(r) for r in base])
    with torch.no_grad():
        for feats, grams, offsets, lengths, tags, heads, rels in batches(v, sentences, 4000, random.Random(0), False):
            t, arcs, rd, rh = model(feats, grams, offsets, lengths)
            ok = heads >= 0
            best = arcs.argmax(-1)
            lab = model.labels(rd, rh, best).argmax(-1)
            n += ok.sum().item()
            tag += ((coarse[t.argmax(-1)] == coarse[tags.clamp(min=0)]) & ok & (tags >= 0)).sum().item()
            right = (best == heads) & ok
            uas += right.sum().item()
            las += (right & (base[lab] == base[rels.clamp(min=0)]) & (rels >= 0)).sum().item()
    return tag / n, uas / n, las / n


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--ud', required=True)
    ap.add_argument('--vectors', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=int, default=26)
    ap.add_argument('--stop', type=int, default=0, help='end after so many epochs of the schedule; 0: all')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--hidden', type=int, default=128)
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--glove', type=int, default=100000)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    train = corpora.training([f'{a.ud}/en_ewt-train.conllu.gz', f'{a.ud}/en_gum-train.conllu.gz'])
    dev = {k: list(corpora.read_conllu(f'{a.ud}/en_{k}-dev.conllu.gz')) for k in ('ewt', 'gum')}
    words, vectors = corpora.vectors(a.vectors, a.glove)
    v = Vocabulary(train, words)
    glove = torch.cat([torch.zeros(1, 100), torch.tensor(vectors)])
    glove = glove / glove[1:].std()
    model = Parser(v, glove, a.hidden)
    print(len(train), 'sentences', sum(len(s['words']) for s in train), 'words', {k: len(x) for k, x in v.ids.items()}, len(v.tags), 'tags', len(v.rels), 'relations', flush=True)
    os.makedirs(a.out, exist_ok=True)
    params = [p for p in model.parameters() if p.requires_grad]
    opt = torch.optim.Adam(params, lr=3e-3, betas=(0.9, 0.95), eps=1e-8)
    per_epoch = sum(1 for _ in batches(v, train, 1400, random.Random(0), True))
    total = per_epoch * a.epochs
    rate = lambda k: min(1, k / 200) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1, k / total))))
    step, best = 0, 0
    log = open(f'{a.out}/log.tsv', 'w')
    for epoch in range(a.stop or a.epochs):
        model.train()
        start, loss_sum = time.time(), 0.0
        for feats, grams, offsets, lengths, tags, heads, rels in batches(v, train, 1400, rng, True):
            step += 1
            for g in opt.param_groups:
                g['lr'] = 3e-3 * rate(step)
            t, arcs, rd, rh = model(feats, grams, offsets, lengths)
            loss = 0.5 * F.cross_entropy(t.flatten(0, 1), tags.flatten(), label_smoothing=0.03, ignore_index=-100)
            loss = loss + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-100)
            lab = model.labels(rd, rh, heads.clamp(min=0))
            loss = loss + F.cross_entropy(lab.flatten(0, 1), rels.flatten(), ignore_index=-100)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(params, 5)
            opt.step()
            loss_sum += loss.item()
        scores = {k: evaluate(model, v, d) for k, d in dev.items()}
        line = f'{epoch}\t{loss_sum / per_epoch:.3f}\t' + '\t'.join(f'{k} {s[0]:.4f} {s[1]:.4f} {s[2]:.4f}' for k, s in scores.items()) + f'\t{time.time() - start:.0f}s'
        print(line, flush=True)
        log.write(line + '\n')
        log.flush()
        mean = sum(s[2] for s in scores.values())
        if mean > best:
            best = mean
            torch.save({'state': model.state_dict(), 'ids': v.ids, 'tags': v.tags, 'rels': v.rels, 'glove': words, 'hidden': a.hidden, 'scores': scores, 'seed': a.seed}, f'{a.out}/model.pt')


if __name__ == '__main__':
    main()
