"""Trains the ranker of chains on what dump.mjs wrote, and packs its weights as whole numbers.

Usage  OPENBLAS_NUM_THREADS=1 python3 train.py TRAIN DEV OUT.bin [--epochs 12] [--seed 1]     TRAIN, DEV: names without ending

A phrase x is the encoder's output and the vector of its head. For a phrase m and a chain with best phrase b and last phrase l:
  a = relu(A m), p = relu(B b), q = relu(C l)
  score = v . relu(sum of the embeddings of the features + U [a, p, q, a*p, a*q] + u)
  opening a new chain = w . relu(N [a, a's own features]) + w0
Weights are rounded to 8 bits a row; the file's layout is in pack().
"""
import argparse, json, random, struct
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

REP, WIDE, OWN = 24, 40, 16  # OWN: features "is ..." of the phrase itself


def load(name):
    meta = json.load(open(name + '.json'))
    rows = torch.from_numpy(np.fromfile(name + '.rows', np.float32).reshape(meta['phrases'], meta['width']))
    flat = np.fromfile(name + '.pairs', np.int32)
    items, at = [], 0
    while at < len(flat):
        m, n, right = flat[at:at + 3]
        at += 3
        cands, feats = [], []
        for _ in range(n):
            b, l, k = flat[at:at + 3]
            feats.append(flat[at + 3:at + 3 + k])
            cands.append((b, l))
            at += 3 + k
        items.append((int(m), cands, feats, int(right)))
    return meta, rows, items


class Ranker(nn.Module):
    def __init__(self, width, features):
        super().__init__()
        self.A, self.B, self.C = (nn.Linear(width, REP) for _ in range(3))
        self.E = nn.EmbeddingBag(features, WIDE, mode='sum')
        self.U = nn.Linear(5 * REP, WIDE)
        self.v = nn.Linear(WIDE, 1)
        self.N = nn.Linear(REP + OWN, WIDE)
        self.w = nn.Linear(WIDE, 1)
        nn.init.normal_(self.E.weight, std=0.1)

    def forward(self, rows, b, drop):
        x = F.dropout(rows, drop[0], self.training)
        a, p, q = (torch.relu(l(x)) for l in (self.A, self.B, self.C))
        am = a[b['m']]
        ap = a[b['pm']]
        pb, ql = p[b['best']], q[b['last']]
        h = torch.relu(self.E(b['feats'], b['offsets']) + self.U(torch.cat([ap, pb, ql, ap * pb, ap * ql], 1)))
        score = self.v(F.dropout(h, drop[1], self.training)).squeeze(1)
        n = torch.relu(self.N(torch.cat([am, b['own']], 1)))
        new = self.w(F.dropout(n, drop[1], self.training)).squeeze(1)
        return score, new


def batch(items):
    m, pm, best, last, feats, offsets, right, sizes, own = [], [], [], [], [], [], [], [], []
    at = 0
    for i, (ph, cands, fs, r) in enumerate(items):
        m.append(ph)
        sizes.append(len(cands))
        right.append(r)
        o = np.zeros(OWN, np.float32)
        if fs:
            o[[f for f in fs[0] if f < OWN]] = 1
        own.append(o)
        for (b, l), f in zip(cands, fs):
            pm.append(ph); best.append(b); last.append(l); offsets.append(at); feats.append(f); at += len(f)
    t = lambda x: torch.as_tensor(np.asarray(x, np.int64))
    need = np.unique(np.concatenate([np.asarray(z, np.int64) for z in (m, best, last)]))
    where = {int(x): i for i, x in enumerate(need)}
    f = lambda z: t([where[int(x)] for x in z])
    return dict(rows=t(need), m=f(m), pm=f(pm), best=f(best), last=f(last), feats=t(np.concatenate(feats) if feats else []),
                offsets=t(offsets), own=torch.from_numpy(np.stack(own)), right=t(right), sizes=t(sizes))


def matrix(score, new, b):
    n, k = len(b['sizes']), int(b['sizes'].max()) if len(b['sizes']) else 0
    full = torch.full((n, k + 1), -1e9)
    full[:, 0] = new
    row = torch.repeat_interleave(torch.arange(n), b['sizes'])
    start = torch.cumsum(b['sizes'], 0) - b['sizes']
    col = torch.arange(len(row)) - start[row] + 1
    full[row, col] = score
    return full


def quantised(w):
    w = w.detach().numpy().astype(np.float64)
    rows = w.reshape(w.shape[0], -1) if w.ndim > 1 else w.reshape(1, -1)
    scale = np.abs(rows).max(1) / 127 + 1e-12
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def pack(model, meta, out):
    """MAGIC 'ONRDCRF\\0'; int32: header bytes; header JSON {dims, features, parts: [{name, rows, columns}]}, blanks to a
    multiple of 4; for each part its scales (float32, one a row), then its rows (int8), zeros to a multiple of 4."""
    parts, blob = [], b''
    for name, p in model.named_parameters():
        q, s = quantised(p)
        parts.append({'name': name, 'rows': q.shape[0], 'columns': q.shape[1]})
        blob += s.tobytes() + q.tobytes()
        blob += b'\0' * (-len(blob) % 4)
        p.data = torch.from_numpy((q * s[:, None].astype(np.float32)).reshape(p.shape).astype(np.float32))
    head = json.dumps({'dims': {'rep': REP, 'wide': WIDE, 'own': OWN, 'width': meta['width']},
                       'features': meta['features'], 'parts': parts}).encode()
    head += b' ' * (-len(head) % 4)
    with open(out, 'wb') as f:
        f.write(b'ONRDCRF\0' + struct.pack('<i', len(head)) + head + blob)


def accuracy(model, rows, items):
    model.eval()
    kinds = {}
    with torch.no_grad():
        for k in range(0, len(items), 256):
            some = items[k:k + 256]
            b = batch(some)
            s, n = model(rows[b['rows']], b, (0, 0))
            got = matrix(s, n, b).argmax(1) - 1
            for it, g in zip(some, got.tolist()):
                kind = next((f for f in it[2][0] if f < OWN), -1) if it[2] else -1
                c = kinds.setdefault(int(kind), [0, 0, 0, 0])
                if it[3] >= 0:
                    c[0] += 1; c[1] += g == it[3]
                else:
                    c[2] += 1; c[3] += g == -1
    return kinds


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('train'); ap.add_argument('dev'); ap.add_argument('out')
    ap.add_argument('--epochs', type=int, default=12); ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--drop', type=float, default=0.3); ap.add_argument('--lr', type=float, default=2e-3)
    a = ap.parse_args()
    torch.manual_seed(a.seed); random.seed(a.seed); torch.set_num_threads(1)
    meta, rows, items = load(a.train)
    _, drows, ditems = load(a.dev)
    model = Ranker(meta['width'], len(meta['features']))
    opt = torch.optim.AdamW(model.parameters(), lr=a.lr, weight_decay=0.01)
    steps = a.epochs * (len(items) // 128 + 1)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, a.lr, total_steps=steps)
    for epoch in range(a.epochs):
        model.train(); random.shuffle(items); total = 0
        for k in range(0, len(items), 128):
            b = batch(items[k:k + 128])
            s, n = model(rows[b['rows']], b, (a.drop, 0.2))
            loss = F.cross_entropy(matrix(s, n, b), b['right'] + 1)
            opt.zero_grad(); loss.backward(); opt.step(); sched.step()
            total += loss.item() * len(b['m'])
        ks = accuracy(model, drows, ditems)
        link = [sum(c[i] for c in ks.values()) for i in range(4)]
        print(f'epoch {epoch + 1} loss {total / len(items):.4f} dev: later mentions {link[1] / link[0]:.4f} new {link[3] / link[2]:.4f}', flush=True)
    for k, c in sorted(accuracy(model, drows, ditems).items()):
        print(meta['features'][k], c, f'{c[1] / max(1, c[0]):.3f} {c[3] / max(1, c[2]):.3f}')
    pack(model, meta, a.out)
    ks = accuracy(model, drows, ditems)
    print('packed:', sum(c[1] for c in ks.values()) / sum(c[0] for c in ks.values()))


main()
