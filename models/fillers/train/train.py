"""Trains the filler model: a linear softmax over hashed features, eight-bit weights.

    python3 train.py TRAIN DEV OUT.bin [--epochs N] [--l2 X]

TRAIN and DEV are prefixes written by dump.mjs. Prints CEAF-REE (one string an entity) on DEV for a row of thresholds.
"""
import argparse
import json

import numpy as np
import torch

torch.manual_seed(1)
torch.set_num_threads(1)


def load(prefix):
    with open(prefix + '.json') as f:
        meta = json.load(f)
    flat = np.fromfile(prefix + '.rows', dtype=np.int32)
    report, label, ids, at = [], [], [], 0
    while at < len(flat):
        n = flat[at + 2]
        report.append(flat[at]); label.append(flat[at + 1])
        ids.append(flat[at + 3:at + 3 + n]); at += 3 + n
    return meta, np.array(report), np.array(label), ids


def batches(ids, order, size):
    for i in range(0, len(order), size):
        part = order[i:i + size]
        yield part, torch.from_numpy(np.concatenate([ids[k] for k in part]).astype(np.int64)), \
            torch.tensor(np.cumsum([0] + [len(ids[k]) for k in part[:-1]]))


def probabilities(bag, ids):
    out = []
    with torch.no_grad():
        for _, flat, offsets in batches(ids, np.arange(len(ids)), 4096):
            out.append(torch.softmax(bag(flat, offsets), 1).numpy())
    return np.concatenate(out)


def entities(meta, report, p, threshold, roles):
    """Predicted strings by report and role: one an actor, the surest."""
    found = [{r: {} for r in roles} for _ in meta['reports']]
    seen = {}
    for k, rep in enumerate(report):
        at = seen.get(rep, 0); seen[rep] = at + 1
        phrase = meta['reports'][rep]['phrases'][at]
        for j, r in enumerate(roles):
            s = p[k, j + 1]
            if s < threshold[r]:
                continue
            text = phrase['texts'][1 if r in ('Target', 'Weapon') else 0]
            key = phrase['actor'] or text
            old = found[rep][r].get(key)
            if old is None or old[0] < s:
                found[rep][r][key] = (s, text)
    return [{r: sorted({t for _, t in f[r].values()}) for r in roles} for f in found]


def matching(pred, gold):
    owner = [-1] * len(gold)
    def grow(i, seen):
        for j, g in enumerate(gold):
            if pred[i] in g and j not in seen:
                seen.add(j)
                if owner[j] < 0 or grow(owner[j], seen):
                    owner[j] = i
                    return True
        return False
    return sum(grow(i, set()) for i in range(len(pred)))


def score(meta, found, roles):
    n = {r: [0, 0, 0] for r in roles}
    for rep, f in zip(meta['reports'], found):
        for r in roles:
            gold = []
            for e in rep['entities'][r]:
                e = [m for m in e if m]
                if e and not any(set(e) <= set(o) or set(o) <= set(e) for o in gold):
                    gold.append(e)
            n[r][0] += matching(f[r], gold); n[r][1] += len(f[r]); n[r][2] += len(gold)
    total = [sum(v[i] for v in n.values()) for i in range(3)]
    f1 = lambda c, p, g: 2 * c / (p + g) if p + g else 0
    return {**{r: (*v, round(f1(*v), 3)) for r, v in n.items()}, 'all': (*total, round(f1(*total), 3))}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('train'); ap.add_argument('dev'); ap.add_argument('out')
    ap.add_argument('--epochs', type=int, default=12); ap.add_argument('--l2', type=float, default=1e-6)
    ap.add_argument('--lr', type=float, default=0.02)
    a = ap.parse_args()
    meta, report, label, ids = load(a.train)
    dmeta, dreport, dlabel, dids = load(a.dev)
    roles = meta['roles']
    bag = torch.nn.EmbeddingBag(meta['size'], len(roles) + 1, mode='sum')
    torch.nn.init.zeros_(bag.weight)
    opt = torch.optim.Adam(bag.parameters(), lr=a.lr)
    target = torch.from_numpy(label.astype(np.int64))
    rng = np.random.default_rng(1)
    for epoch in range(a.epochs):
        loss_sum = 0
        for g in opt.param_groups:
            g['lr'] = a.lr * (1 - epoch / a.epochs)
        for part, flat, offsets in batches(ids, rng.permutation(len(ids)), 512):
            opt.zero_grad()
            out = bag(flat, offsets)
            loss = torch.nn.functional.cross_entropy(out, target[part]) + a.l2 * (bag.weight ** 2).sum()
            loss.backward(); opt.step(); loss_sum += loss.item() * len(part)
        if epoch % 3 == 2 or epoch == a.epochs - 1:
            p = probabilities(bag, dids)
            best = {}
            for r in roles:
                row = []
                for t in (.15, .2, .25, .3, .35, .4, .5, .6):
                    row.append((score(dmeta, entities(dmeta, dreport, p, {q: t if q == r else 2 for q in roles}, roles), roles)[r][3], t))
                best[r] = max(row)
            s = score(dmeta, entities(dmeta, dreport, p, {r: best[r][1] for r in roles}, roles), roles)
            print(epoch, round(loss_sum / len(ids), 4), {r: b[1] for r, b in best.items()}, s, flush=True)
            s = score(dmeta, entities(dmeta, dreport, p, {r: .3 for r in roles}, roles), roles)
            print('   at .3', s, flush=True)
    w = bag.weight.detach().numpy()
    scale = np.abs(w).max() / 127
    with open(a.out, 'wb') as f:
        f.write(np.float32(scale).tobytes()); f.write(np.round(w / scale).astype(np.int8).tobytes())


if __name__ == '__main__':
    main()
