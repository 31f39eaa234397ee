"""Trains the two heads of the claims room on what dump.mjs wrote, and packs their weights as whole numbers.

Usage  OPENBLAS_NUM_THREADS=1 /usr/bin/python3 train.py TRAIN DEV OUT.bin [--epochs N] [--cue-epochs N] [--seed N]    TRAIN, DEV: names without ending

Cues    h = relu(A x + sum of E[features] + a); score = v . h + v0, for a word with the encoder's output x.
Parts   for a cue c and a word t of its window:
          h = relu(P x_t + Q x_c + sum of W[features of t] + sum of W[features of c as a cue] + sum of W[features of both] + p)
          g = h + relu(sum over d = -2..2 of K_d h of the word d on + k)
          score of a part = V g + v; the best row of parts by a linear chain with the transitions T.
The features that tell most of the label (G test) are kept: rows of E and W, by ascending address.
"""
import argparse, json, struct, time
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SIZE = 1 << 20
PARTS = 4
WORD, PAIR = 13, 24


def load(name):
    meta = json.load(open(name + '.json'))
    get = lambda e, t: np.fromfile(f'{name}.{e}', t)
    d = dict(rows=np.memmap(f'{name}.rows', np.int16, 'r').reshape(-1, meta['width']), one=meta['one'],
             cue=get('cue', np.int32), at=get('cueat', np.int32).astype(np.int64), word=get('word', np.int32).reshape(-1, WORD),
             label=get('is', np.int8), seq=get('seq', np.int32).reshape(-1, 2), tok=get('tok', np.int32).reshape(-1, 2),
             pair=get('pair', np.int32).reshape(-1, PAIR))
    d['from'] = np.concatenate([[0], np.cumsum(d['seq'][:, 1])]).astype(np.int64)
    return d


def informative(addresses, labels, classes, least, most):
    """The `most` addresses seen at least `least` times whose words' labels differ most from the usual (G test)."""
    seen = np.stack([np.bincount(addresses[labels == c], minlength=SIZE) for c in range(classes)], 1).astype(np.float64)
    total = seen.sum(1)
    share = np.bincount(labels, minlength=classes) / len(labels)
    with np.errstate(divide='ignore', invalid='ignore'):
        g = np.where(seen > 0, seen * np.log(seen / (total[:, None] * share)), 0).sum(1)
    g[total < least] = -1
    return np.sort(np.argsort(-g, kind='stable')[:min(most, int((total >= least).sum()))])


def table(kept):
    """Address -> row, 0 for a dropped one; rows begin at 1."""
    rows = np.zeros(SIZE + 1, np.int64)
    rows[kept] = np.arange(1, len(kept) + 1)
    return kept, rows


class Cues(nn.Module):
    def __init__(self, width, features, wide):
        super().__init__()
        self.A = nn.Linear(width, wide)
        self.E = nn.EmbeddingBag(features + 1, wide, mode='sum', padding_idx=0)
        self.v = nn.Linear(wide, 1)
        nn.init.normal_(self.E.weight, std=0.05)
        self.E.weight.data[0] = 0

    def forward(self, x, feats, offsets, drop):
        h = torch.relu(self.A(F.dropout(x, drop, self.training)) + self.E(feats, offsets))
        return self.v(F.dropout(h, drop, self.training)).squeeze(1)


class Parts(nn.Module):
    def __init__(self, width, features, wide):
        super().__init__()
        self.P = nn.Linear(width, wide)
        self.Q = nn.Linear(width, wide, bias=False)
        self.W = nn.EmbeddingBag(features + 1, wide, mode='sum', padding_idx=0)
        self.K = nn.Linear(5 * wide, wide)
        self.V = nn.Linear(wide, PARTS)
        self.T = nn.Parameter(torch.zeros(PARTS, PARTS))
        nn.init.normal_(self.W.weight, std=0.05)
        self.W.weight.data[0] = 0

    def forward(self, b, drop):
        n, k = b['mask'].shape
        x = self.P(F.dropout(b['x'], drop, self.training)) + self.W(b['feats'])
        c = self.Q(F.dropout(b['xc'], drop, self.training)) + self.W(b['cf'], b['co'])
        h = torch.zeros(n * k, x.shape[1])
        h[b['where']] = torch.relu(x + c[b['owner']])
        h = F.dropout(h, drop, self.training).view(n, k, -1)
        pad = F.pad(h, (0, 0, 2, 2))
        near = torch.cat([pad[:, d:d + k] for d in range(5)], 2)
        g = h + torch.relu(self.K(near)) * b['mask'].unsqueeze(2)
        return self.V(F.dropout(g, drop, self.training))

    def loss(self, scores, gold, mask):
        n, k, _ = scores.shape
        m = mask.float()
        right = (scores.gather(2, gold.unsqueeze(2)).squeeze(2) * m).sum(1)
        right = right + (self.T[gold[:, :-1], gold[:, 1:]] * m[:, 1:]).sum(1)
        alpha = scores[:, 0]
        for i in range(1, k):
            step = torch.logsumexp(alpha.unsqueeze(2) + self.T.unsqueeze(0), 1) + scores[:, i]
            alpha = torch.where(mask[:, i].unsqueeze(1), step, alpha)
        return (torch.logsumexp(alpha, 1) - right).sum()

    def best(self, scores, lengths):
        out = []
        s, t = scores.detach().numpy(), self.T.detach().numpy()
        for row, n in zip(s, lengths):
            a, back = row[0], []
            for i in range(1, n):
                m = a[:, None] + t
                back.append(m.argmax(0))
                a = m.max(0) + row[i]
            y = [int(a.argmax())]
            for bp in reversed(back):
                y.append(int(bp[y[-1]]))
            out.append(y[::-1])
        return out


def cue_batch(d, idx, rows):
    at = d['at']
    lens = at[idx + 1] - at[idx]
    offsets = np.concatenate([[0], np.cumsum(lens)[:-1]])
    pos = np.repeat(at[idx] - offsets, lens) + np.arange(lens.sum())
    feats = rows[d['cue'][pos]]
    return torch.from_numpy(feats), torch.from_numpy(offsets)


def states(d, idx):
    order = np.argsort(idx, kind='stable')
    out = np.empty((len(idx), d['rows'].shape[1]), np.float32)
    out[order] = d['rows'][idx[order]]
    return torch.from_numpy(out / d['one'])


def parts_batch(d, seqs, rows):
    lengths = d['seq'][seqs, 1]
    k = int(lengths.max())
    pos = np.concatenate([np.arange(d['from'][s], d['from'][s + 1]) for s in seqs])
    owner = np.repeat(np.arange(len(seqs)), lengths)
    inner = np.concatenate([np.arange(l) for l in lengths])
    where = owner * k + inner
    tok = d['tok'][pos]
    feats = np.concatenate([rows[d['word'][tok[:, 0]]], rows[d['pair'][pos]]], 1)
    gold = np.zeros((len(seqs), k), np.int64)
    mask = np.zeros((len(seqs), k), bool)
    gold.reshape(-1)[where] = tok[:, 1]
    mask.reshape(-1)[where] = True
    cues = d['seq'][seqs, 0].astype(np.int64)
    cf, co = cue_batch(d, cues, rows)
    t = torch.from_numpy
    return dict(x=states(d, tok[:, 0]), xc=states(d, cues), feats=t(feats), cf=cf, co=co, owner=t(owner), where=t(where),
                gold=t(gold), mask=t(mask), lengths=lengths)


def quantised(w):
    w = w.detach().numpy().astype(np.float64)
    rows = w.reshape(w.shape[0], -1) if w.ndim > 1 else w.reshape(1, -1)
    scale = (np.abs(rows).max(1) / 127 + 1e-6).astype(np.float16)
    q = np.clip(np.round(rows / scale[:, None].astype(np.float64)), -127, 127).astype(np.int8)
    return q, scale


def pack(models, kept, out):
    """MAGIC 'ONRDCLM\\0'; int32: header bytes; header JSON {width, parts: [{name, rows, columns}], tables: [{name, size}]},
    blanks to a multiple of 4; for each part its scales (16-bit floats, one a row), then its rows (int8), zeros to a multiple of
    4; for each table its addresses in ascending order, as differences: a byte, or 255 and then four bytes."""
    parts, blob = [], b''
    for prefix, model in models.items():
        for name, p in model.named_parameters():
            q, s = quantised(p)
            parts.append({'name': f'{prefix}.{name}', 'rows': q.shape[0], 'columns': q.shape[1]})
            blob += s.tobytes() + q.tobytes()
            blob += b'\0' * (-len(blob) % 4)
            p.data = torch.from_numpy((q * s[:, None].astype(np.float32)).reshape(p.shape).astype(np.float32))
    tables = []
    for name, addresses in kept.items():
        tables.append({'name': name, 'size': len(addresses)})
        for step in np.diff(addresses, prepend=0):
            blob += bytes([step]) if step < 255 else b'\xff' + struct.pack('<I', int(step))
    head = json.dumps({'parts': parts, 'tables': tables}).encode()
    head += b' ' * (-len(head) % 4)
    with open(out, 'wb') as f:
        f.write(b'ONRDCLM\0' + struct.pack('<i', len(head)) + head + blob)


def cue_scores(model, d, idx, rows):
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(0, len(idx), 4096):
            some = idx[k:k + 4096]
            f, o = cue_batch(d, some, rows)
            out.append(model(states(d, some), f, o, 0).numpy())
    return np.concatenate(out)


def train_cues(a, d, dev):
    idx = np.flatnonzero(d['label'] >= 0)
    own = np.repeat(d['label'], np.diff(d['at']))
    kept, rows = table(informative(d['cue'][own >= 0], own[own >= 0], 2, 8, a.cue_features))
    rows[SIZE] = 0
    model = Cues(d['rows'].shape[1], len(kept), a.wide_cue)
    print('cue features', len(kept), flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=a.lr, weight_decay=0.01)
    steps = a.cue_epochs * (len(idx) // 512 + 1)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, a.lr, total_steps=steps)
    rng = np.random.default_rng(a.seed)
    devidx = np.flatnonzero(dev['label'] >= 0)
    gold = dev['label'][devidx] > 0
    for epoch in range(a.cue_epochs):
        t0 = time.time()
        model.train()
        perm = rng.permutation(idx)
        total = 0
        for k in range(0, len(perm), 512):
            some = np.sort(perm[k:k + 512])
            f, o = cue_batch(d, some, rows)
            f = torch.where(torch.rand(f.shape) < a.drop_feature, torch.zeros_like(f), f)
            s = model(states(d, some), f, o, a.drop)
            y = torch.from_numpy((d['label'][some] > 0).astype(np.float32))
            loss = F.binary_cross_entropy_with_logits(s, y, reduction='sum')
            opt.zero_grad(); (loss / 512).backward(); opt.step(); sched.step()
            total += loss.item()
        s = cue_scores(model, dev, devidx, rows)
        print(f'cues epoch {epoch + 1} loss {total / len(idx):.4f} {time.time() - t0:.0f} s', curve(s, gold), flush=True)
    return model, kept, rows


def curve(s, gold):
    out = []
    for th in (-1.0, -0.5, 0, 0.5):
        p = s > th
        tp = (p & gold).sum()
        P, R = tp / max(1, p.sum()), tp / gold.sum()
        out.append(f'{th}: {P:.3f}/{R:.3f}/{2 * P * R / (P + R + 1e-9):.3f}')
    return ' '.join(out)


def train_parts(a, d, dev):
    labels = np.repeat(d['tok'][:, 1], PAIR)
    pair = d['pair'].reshape(-1)
    both = informative(pair[pair >= 0], labels[pair >= 0], PARTS, 20, a.pair_features)
    word = informative(d['word'][d['tok'][:, 0]].reshape(-1), np.repeat(d['tok'][:, 1], WORD), PARTS, 20, a.word_features)
    cues = d['seq'][:, 0].astype(np.int64)
    counts = np.bincount(np.concatenate([d['cue'][d['at'][i]:d['at'][i + 1]] for i in cues]), minlength=SIZE)
    own = np.argsort(-counts, kind='stable')[:a.own_features]
    kept, rows = table(np.unique(np.concatenate([both, word, own])))
    rows[SIZE] = 0
    rows[-1] = 0
    model = Parts(d['rows'].shape[1], len(kept), a.wide)
    print('part features', len(kept), flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=a.lr, weight_decay=0.01)
    n = len(d['seq'])
    size = 48
    rng = np.random.default_rng(a.seed)
    steps = a.epochs * (n // size + 1)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, a.lr, total_steps=steps)
    for epoch in range(a.epochs):
        t0 = time.time()
        model.train()
        # Like lengths together, batches in random order.
        order = np.argsort(d['seq'][:, 1] + rng.uniform(0, 6, n))
        batches = [order[k:k + size] for k in range(0, n, size)]
        rng.shuffle(batches)
        total = 0
        for seqs in batches:
            b = parts_batch(d, seqs, rows)
            for k in ('feats', 'cf'):
                b[k] = torch.where(torch.rand(b[k].shape) < a.drop_feature, torch.zeros_like(b[k]), b[k])
            loss = model.loss(model(b, a.drop), b['gold'], b['mask'])
            opt.zero_grad(); (loss / len(seqs)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            opt.step(); sched.step()
            total += loss.item()
        print(f'parts epoch {epoch + 1} loss {total / n:.4f} {time.time() - t0:.0f} s', measure(model, dev, rows), flush=True)
    return model, kept, rows


def measure(model, d, rows):
    model.eval()
    hit = np.zeros(PARTS); all3 = 0
    n = len(d['seq'])
    with torch.no_grad():
        for k in range(0, n, 64):
            seqs = np.arange(k, min(n, k + 64))
            b = parts_batch(d, seqs, rows)
            for y, g, l in zip(model.best(model(b, 0), b['lengths']), b['gold'].numpy(), b['lengths']):
                y = np.array(y)
                ok = [((y == p) == (g[:l] == p)).all() for p in range(PARTS)]
                hit += ok
                all3 += all(ok[1:])
    return f'source {hit[1] / n:.3f} cue {hit[2] / n:.3f} content {hit[3] / n:.3f} all {all3 / n:.3f}'


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('train'); ap.add_argument('dev'); ap.add_argument('out')
    ap.add_argument('--epochs', type=int, default=5); ap.add_argument('--cue-epochs', type=int, default=4)
    ap.add_argument('--seed', type=int, default=1); ap.add_argument('--lr', type=float, default=4e-3)
    ap.add_argument('--wide', type=int, default=28); ap.add_argument('--wide-cue', type=int, default=20)
    ap.add_argument('--cue-features', type=int, default=28000); ap.add_argument('--pair-features', type=int, default=14000)
    ap.add_argument('--word-features', type=int, default=8000); ap.add_argument('--own-features', type=int, default=4000)
    ap.add_argument('--drop', type=float, default=0.2); ap.add_argument('--drop-feature', type=float, default=0.1)
    ap.add_argument('--only', choices=['cues', 'parts'], help='train one, for trials; nothing is packed')
    a = ap.parse_args()
    torch.manual_seed(a.seed); torch.set_num_threads(1)
    d, dev = load(a.train), load(a.dev)
    if a.only:
        return {'cues': train_cues, 'parts': train_parts}[a.only](a, d, dev)
    parts, pk, prow = train_parts(a, d, dev)
    cues, ck, crow = train_cues(a, d, dev)
    pack({'cues': cues, 'parts': parts}, {'cues': ck, 'parts': pk}, a.out)
    devidx = np.flatnonzero(dev['label'] >= 0)
    print('packed:', curve(cue_scores(cues, dev, devidx, crow), dev['label'][devidx] > 0), measure(parts, dev, prow))


main()
