"""Trains the English encoder with its tag, arc, label and role heads, and with names as a further task.

    python3 parser.py --ud DIR --vectors FILE --out DIR [--srl DIR] [--ner DIR --re3d FILE --data DIR] [--epochs 28] [--seed 1] [--hidden 128]

Needs PyTorch and a BLAS (Debian: python3-torch, libopenblas0-pthread). Writes model.pt and log.tsv into --out.
What is saved is a running mean of the weights (decay .998 a step) after the last epoch, and every fifth on the way.
--srl: PropBank roles of EWT's sentences, a head of its own (roles.py packs it). --ner, --re3d, --data: names as a task
beside the others, so that the encoder knows them; the head that finds names for users is trained afterwards (names.py).
"""
import argparse
import copy
import math
import os
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import names_corpora
import roles_corpora

NGRAMS = 20011  # buckets of letter n-grams; a prime
KINDS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC']
DECAY = 0.998  # of the running mean of the weights, a step
ROLE = 48  # width of a word as predicate and as argument


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


class Recurrence(torch.autograd.Function):
    """Both directions of an LSTM at once: (gates of the input [2, T, B, 4H], recurrent weights [2, 4H, H]) -> states [2, T, B, H].

    PyTorch's own adds the gradient of the weights up at every step, which takes half of its time on a processor; here it is
    one product at the end. Gates in PyTorch's order: input, forget, cell, output.
    """

    @staticmethod
    def forward(ctx, g, u):
        _, steps, batch, wide = g.shape
        n = wide // 4
        gates, cells, states = torch.empty_like(g), g.new_empty(2, steps, batch, n), g.new_empty(2, steps, batch, n)
        h, c, ut = g.new_zeros(2, batch, n), g.new_zeros(2, batch, n), u.transpose(1, 2).contiguous()
        for t in range(steps):
            a = torch.baddbmm(g[:, t], h, ut)
            s = gates[:, t]
            s.copy_(a.sigmoid())
            s[..., 2 * n:3 * n] = a[..., 2 * n:3 * n].tanh()
            c = s[..., n:2 * n] * c + s[..., :n] * s[..., 2 * n:3 * n]
            h = s[..., 3 * n:] * c.tanh()
            cells[:, t], states[:, t] = c, h
        ctx.save_for_backward(u, gates, cells, states)
        return states

    @staticmethod
    def backward(ctx, given):
        u, gates, cells, states = ctx.saved_tensors
        _, steps, batch, wide = gates.shape
        n = wide // 4
        out = torch.empty_like(gates)
        i, f, g, o = (gates[..., k * n:(k + 1) * n] for k in range(4))
        tc = cells.tanh()
        # What does not depend on the gradient, for all steps at once.
        by_cell = o * (1 - tc * tc)
        before = torch.cat([torch.zeros_like(cells[:, :1]), cells[:, :-1]], 1)
        slope = gates * (1 - gates)
        slope[..., 2 * n:3 * n] = 1 - g * g
        slope[..., :n] *= g
        slope[..., n:2 * n] *= before
        slope[..., 2 * n:3 * n] *= i
        slope[..., 3 * n:] *= tc
        dh, dc = torch.zeros_like(states[:, 0]), torch.zeros_like(states[:, 0])
        for t in range(steps - 1, -1, -1):
            dh = dh + given[:, t]
            dc = dc + dh * by_cell[:, t]
            d = out[:, t]
            torch.mul(slope[:, t, :, :3 * n].view(2, batch, 3, n), dc.unsqueeze(2), out=d[..., :3 * n].view(2, batch, 3, n))
            torch.mul(slope[:, t, :, 3 * n:], dh, out=d[..., 3 * n:])
            dh = torch.bmm(d, u)
            dc = dc * f[:, t]
        prior = torch.cat([torch.zeros_like(states[:, :1]), states[:, :-1]], 1)
        return out, torch.bmm(out.reshape(2, -1, wide).transpose(1, 2), prior.reshape(2, -1, n))


def both_ways(lstm, x, turn):
    """A bidirectional layer over padded sentences; `turn` [B, T] turns each sentence around and leaves its padding behind it."""
    flip = lambda y: y.gather(1, turn.unsqueeze(-1).expand(-1, -1, y.shape[-1]))
    ahead = F.linear(x, lstm.weight_ih_l0, lstm.bias_ih_l0 + lstm.bias_hh_l0)
    back = F.linear(flip(x), lstm.weight_ih_l0_reverse, lstm.bias_ih_l0_reverse + lstm.bias_hh_l0_reverse)
    g = torch.stack([ahead.transpose(0, 1), back.transpose(0, 1)])
    h = Recurrence.apply(g, torch.stack([lstm.weight_hh_l0, lstm.weight_hh_l0_reverse]))
    return torch.cat([h[0].transpose(0, 1), flip(h[1].transpose(0, 1))], -1)


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
        at = torch.arange(t + 1).unsqueeze(0)
        turn = torch.where(at <= lengths.unsqueeze(1), lengths.unsqueeze(1) - at, at)
        self.input = x
        for lstm in self.lstm:
            x = both_ways(lstm, self.mask(x), turn)
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
        # Role of a word for a predicate: both through 48, then a full bilinear form with bias for each role; 0 is none.
        self.pred, self.arg = nn.Linear(d, ROLE), nn.Linear(d, ROLE)
        self.role = nn.Parameter(torch.zeros(len(roles_corpora.ROLES), ROLE + 1, ROLE + 1))
        nn.init.normal_(self.role, std=0.05)
        self.name1, self.name2 = nn.Linear(d, 96), nn.Linear(96, len(KINDS))

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
        self.words = words
        return tags, arcs, rd, rh

    def roles(self, which):
        """Scores [predicate][word][role] of the sentences given last; `which`: rows (sentence, word) of predicates."""
        p = F.leaky_relu(self.pred(self.words), 0.1)[which[:, 0], which[:, 1]]
        a = self.encoder.mask(F.leaky_relu(self.arg(self.words), 0.1))[which[:, 0]]
        p = torch.cat([p, torch.ones(*p.shape[:1], 1)], -1)
        a = torch.cat([a, torch.ones(*a.shape[:2], 1)], -1)
        return torch.einsum('pi,kij,ptj->ptk', p, self.role, a)

    def names(self):
        return self.name2(self.encoder.mask(F.relu(self.name1(self.words))))

    def labels(self, rd, rh, heads):
        one = torch.ones(*rd.shape[:2], 1)
        a = torch.cat([rd, one], -1)
        b = torch.cat([rh.gather(1, heads.unsqueeze(-1).expand(-1, -1, rh.shape[-1])), one], -1)
        return torch.einsum('bti,kij,btj->btk', a, self.r, b)


def perturbed(sentence, rng):
    """Now and then as wire text in capitals, as a headline, without its last stop."""
    words = sentence['words']
    r = rng.random()
    if r < 0.07:
        words = [(w[0].upper(),) + w[1:] for w in words]
    elif r < 0.085:
        words = [(w[0].lower(),) + w[1:] for w in words]
    elif r < 0.105:
        words = [(w[0][:1].upper() + w[0][1:],) + w[1:] for w in words]
    if rng.random() < 0.08 and len(words) > 3 and words[-1][2] == 'PUNCT' and all(w[4] != len(words) for w in words):
        words = words[:-1]
    return {**sentence, 'words': words}


def batches(v, sentences, size, rng, train):
    items = [perturbed(s, rng) if train else s for s in sentences]
    items = [s for s in items if len(s['words']) <= (120 if train else 10**9)]
    count = lambda i: len(items[i]['words'])
    order = sorted(range(len(items)), key=lambda i: count(i) + (rng.random() * 3 if train else 0))
    groups, group, n = [], [], 0
    for i in order:
        if group and (n + count(i) > size):
            groups.append(group)
            group, n = [], 0
        group.append(i)
        n += count(i)
    groups.append(group)
    if train:
        rng.shuffle(groups)
    for g in groups:
        t = max(count(i) for i in g)
        feats = [[[0] * 6] * t for _ in g]
        tags, heads, rels, names = ([[-100] * t for _ in g] for _ in range(4))
        grams, offsets, which, roles = [], [], [], []
        for b, i in enumerate(g):
            words = items[i]['words']
            for k in range(t):
                offsets.append(len(grams))
                if k < len(words):
                    form, _, upos, xpos, head, rel = words[k]
                    f, n = v.word(form)
                    feats[b][k] = f
                    grams.extend(n)
                    if upos is not None:
                        tags[b][k] = v.tag_id.get(upos + '|' + xpos, -100)
                        heads[b][k] = head
                        rels[b][k] = v.rel_id.get(rel, -100)
                    if items[i].get('names'):
                        names[b][k] = KINDS.index(items[i]['names'][k])
            for at, given in items[i].get('roles') or []:
                if at < len(words):
                    which.append((b, at))
                    roles.append([given.get(k, 0) if k < len(words) else -100 for k in range(t)])
        lengths = torch.tensor([count(i) for i in g])
        yield torch.tensor(feats), torch.tensor(grams), torch.tensor(offsets), lengths, *map(torch.tensor, (tags, heads, rels, names)), torch.tensor(which).view(-1, 2), torch.tensor(roles).view(-1, t)


def mean_loss(scores, gold):
    """Cross entropy over what is given; nothing where nothing is."""
    known = (gold != -100).sum().clamp(min=1)
    return F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-100, reduction='sum') / known


def evaluate(model, v, sentences):
    model.eval()
    n = tag = uas = las = found = asked = right_roles = 0
    coarse = torch.tensor([sorted({t.split('|')[0] for t in v.tags}).index(t.split('|')[0]) for t in v.tags])
    base = [r.split(':')[0] for r in v.rels]
    base = torch.tensor([sorted(set(base)).index(r) for r in base])
    with torch.no_grad():
        for feats, grams, offsets, lengths, tags, heads, rels, _, which, roles in batches(v, sentences, 4000, random.Random(0), False):
            t, arcs, rd, rh = model(feats, grams, offsets, lengths)
            ok = heads >= 0
            best = arcs.argmax(-1)
            lab = model.labels(rd, rh, best).argmax(-1)
            n += ok.sum().item()
            tag += ((coarse[t.argmax(-1)] == coarse[tags.clamp(min=0)]) & ok & (tags >= 0)).sum().item()
            right = (best == heads) & ok
            uas += right.sum().item()
            las += (right & (base[lab] == base[rels.clamp(min=0)]) & (rels >= 0)).sum().item()
            if len(which):
                said = model.roles(which).argmax(-1)
                said = torch.where(roles == -100, torch.zeros_like(said), said)
                found += (said > 0).sum().item()
                asked += (roles > 0).sum().item()
                right_roles += ((said == roles) & (roles > 0)).sum().item()
    return tag / n, uas / n, las / n, 2 * right_roles / max(1, found + asked)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--ud', required=True)
    ap.add_argument('--vectors', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--srl')
    ap.add_argument('--ner')
    ap.add_argument('--re3d')
    ap.add_argument('--data')
    ap.add_argument('--epochs', type=int, default=28)
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
    if a.srl:
        roles_corpora.join(train, f'{a.srl}/ewt_propbank_train.jsonl.gz')
        roles_corpora.join(dev['ewt'], f'{a.srl}/ewt_propbank_dev.jsonl.gz')
    if a.ner:
        train = train + names_corpora.beside(train, a.ud, a.ner, a.re3d, a.data)
    glove = torch.cat([torch.zeros(1, 100), torch.tensor(vectors)])
    glove = glove / glove[1:].std()
    model = Parser(v, glove, a.hidden)
    print(len(train), 'sentences', sum(len(s['words']) for s in train), 'words', {k: len(x) for k, x in v.ids.items()}, len(v.tags), 'tags', len(v.rels), 'relations', flush=True)
    os.makedirs(a.out, exist_ok=True)
    params = [p for p in model.parameters() if p.requires_grad]
    slow = copy.deepcopy(model)  # the running mean
    opt = torch.optim.Adam(params, lr=3e-3, betas=(0.9, 0.95), eps=1e-8)
    per_epoch = sum(1 for _ in batches(v, train, 1400, random.Random(0), True))
    total = per_epoch * a.epochs
    rate = lambda k: min(1, k / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, k / total))))
    step = 0
    log = open(f'{a.out}/log.tsv', 'w')
    for epoch in range(a.epochs):
        model.train()
        start, loss_sum = time.time(), 0.0
        for feats, grams, offsets, lengths, tags, heads, rels, names, which, roles in batches(v, train, 1400, rng, True):
            step += 1
            for g in opt.param_groups:
                g['lr'] = 3e-3 * rate(step)
            t, arcs, rd, rh = model(feats, grams, offsets, lengths)
            known = (tags != -100).sum().clamp(min=1)
            loss = F.cross_entropy(t.flatten(0, 1), tags.flatten(), label_smoothing=0.03, ignore_index=-100, reduction='sum') / known
            loss = loss + mean_loss(arcs, heads)
            loss = loss + mean_loss(model.labels(rd, rh, heads.clamp(min=0)), rels)
            if a.ner:
                loss = loss + 0.3 * mean_loss(model.names(), names)
            if len(which):
                said = model.roles(which)
                loss = loss + 0.3 * F.cross_entropy(said.flatten(0, 1), roles.flatten(), ignore_index=-100, reduction='sum') / (roles > 0).sum().clamp(min=1)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(params, 5)
            opt.step()
            loss_sum += loss.item()
            with torch.no_grad():
                keep = min(DECAY, step / (step + 10))
                for p, q in zip(slow.parameters(), model.parameters()):
                    if q.requires_grad:
                        p.mul_(keep).add_(q, alpha=1 - keep)
        scores = {k: evaluate(slow, v, d) for k, d in dev.items()}
        line = f'{epoch}\t{loss_sum / per_epoch:.3f}\t' + '\t'.join(f'{k} ' + ' '.join(f'{x:.4f}' for x in s) for k, s in scores.items()) + f'\t{time.time() - start:.0f}s'
        print(line, flush=True)
        log.write(line + '\n')
        log.flush()
        if epoch % 5 == 4 or epoch == a.epochs - 1:
            torch.save({'state': slow.state_dict(), 'ids': v.ids, 'tags': v.tags, 'rels': v.rels, 'glove': words, 'hidden': a.hidden, 'scores': scores, 'seed': a.seed, 'epochs': epoch + 1}, f'{a.out}/model.pt')


if __name__ == '__main__':
    main()
