"""Trains what stands on the encoder (tags, arcs, relations) further, with short sentences on conflict among the treebanks'.

    python3 heads.py --start weights.bin --ud DIR --wikiwars FILE --work DIR --out models/english [--epochs 4] [--seed 1]

--start is what pack.py wrote, in models/english too. The encoder's bytes stay as they are, so that all that was trained on
its rows stays right. Needs `npm run build`: the reader's own encoder gives the rows (states.mjs), as the heads will see them.
Sentences: EWT and GUM as parser.py takes them, some of them once more in capitals or without their stop, with their gold
trees and, as far as --keep says, what the heads said before; WikiWars (ordinary sentences on war) with the latter only;
short.py's and short_own.txt with their trees.
The hidden layers of tags and arcs are made wider first. What is written stands at --way between the heads before and the
running means of those trained (the mean of --runs trainings): most of the gain on short sentences, almost nothing lost on the treebanks.
Writes weights.bin, and its size and hash into meta.json. With HELD=FILE in the environment: scores on those sentences too.
"""
import argparse
import copy
import hashlib
import json
import math
import os
import random
import struct
import subprocess
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import names_corpora
import pack
import parser
import short
import short_phrases

ONE = 32767
HERE = os.path.dirname(os.path.abspath(__file__))
COARSE = {'N': 'NOUN', 'P': 'PROPN', 'V': 'VERB', 'X': 'AUX', 'A': 'ADJ', 'D': 'DET', 'M': 'NUM', 'I': 'ADP', 'R': 'ADV', 'C': 'CCONJ',
          'S': 'SCONJ', 'T': 'PART', 'O': 'PRON', '.': 'PUNCT'}

LETTER = {v: k for k, v in COARSE.items()}


def sections(path):
    """Sections of a weights file by name, in order."""
    with open(path, 'rb') as f:
        data = f.read()
    count, = struct.unpack_from('<I', data, 12)
    out = {}
    for k in range(count):
        name, offset, length = struct.unpack_from('<16sII', data, 24 + 24 * k)
        out[name.rstrip(b'\0').decode()] = data[offset:offset + length]
    return out


def unpacked(parts, name, outs, ins):
    """(weights, bias) of a packed matrix, as 32-bit floats."""
    w = np.frombuffer(parts[f'{name}.w'], dtype=np.int8)
    s, b = (np.frombuffer(parts[f'{name}.{k}'], dtype='<f4') for k in 'sb')
    wide = len(w) // len(s)
    m = w.reshape(len(s) // 8, wide // 2, 8, 2).transpose(0, 2, 1, 3).reshape(len(s), wide)
    return torch.tensor((m * s[:, None])[:outs, :ins]), torch.tensor(b[:outs].copy())


class Heads(nn.Module):
    """As the layers of parser.Parser, over rows of states."""

    def __init__(self, parts, drop):
        super().__init__()
        hidden, _, _, _, arc, rel, _, tag, _ = struct.unpack('<9I', parts['dims'])
        labels = json.loads(parts['labels'])
        self.tags, self.rels = labels['tags'], labels['rels']
        self.sizes, self.drop = (tag, arc, arc, rel, rel), drop
        self.first, self.first_bias = map(nn.Parameter, unpacked(parts, 'heads', sum(self.sizes), 2 * hidden))
        self.tag, self.tag_bias = map(nn.Parameter, unpacked(parts, 'tags', len(self.tags), tag))
        self.arc, self.arc_bias = map(nn.Parameter, unpacked(parts, 'arc', arc, arc))
        self.rel, self.rel_bias = map(nn.Parameter, unpacked(parts, 'rel', len(self.rels), rel * rel + 2 * rel))

    def widen(self, tag, arc):
        """Gives the hidden layers of tags and arcs more units, which say nothing yet."""
        parts = list(zip(self.first.split(self.sizes), self.first_bias.split(self.sizes)))
        more = (tag - self.sizes[0], arc - self.sizes[1], arc - self.sizes[2], 0, 0)
        grown = [(torch.cat([w, torch.randn(n, w.shape[1]) * 0.06]), torch.cat([b, torch.zeros(n)])) for (w, b), n in zip(parts, more)]
        with torch.no_grad():
            self.first, self.first_bias = nn.Parameter(torch.cat([w for w, _ in grown])), nn.Parameter(torch.cat([b for _, b in grown]))
            self.tag = nn.Parameter(F.pad(self.tag, (0, more[0])))
            self.arc, self.arc_bias = nn.Parameter(F.pad(self.arc, (0, more[1], 0, more[2]))), nn.Parameter(F.pad(self.arc_bias, (0, more[2])))
            # Both sides of an arc that say nothing would never learn to: one side's new units meet the other's.
            for k in range(min(more[1:3])):
                self.arc[self.sizes[2] + k, self.sizes[1] + k] = 0.01
        self.sizes = (tag, arc, arc, *self.sizes[3:])

    def mask(self, x):
        """Drops whole dimensions of a sentence, the same at every word."""
        if not self.training or self.drop == 0:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= self.drop).float() / (1 - self.drop)

    def forward(self, states, lengths):
        """states [sentence][root and words][width] -> scores of tags, of heads, and both sides of relations."""
        tag, dep, head, rdep, rhead = F.linear(self.mask(states), self.first, self.first_bias).split(self.sizes, -1)
        tags = F.linear(self.mask(F.relu(tag[:, 1:])), self.tag, self.tag_bias)
        dep, head = self.mask(F.leaky_relu(dep[:, 1:], 0.1)), self.mask(F.leaky_relu(head, 0.1))
        arcs = F.linear(dep, self.arc, self.arc_bias) @ head.transpose(1, 2)
        t = states.shape[1]
        arcs = arcs.masked_fill((torch.arange(t).unsqueeze(0) > lengths.unsqueeze(1)).unsqueeze(1), -1e4)
        arcs = arcs.masked_fill(torch.eye(t, dtype=torch.bool)[1:].unsqueeze(0), -1e4)
        return tags, arcs, self.mask(F.leaky_relu(rdep[:, 1:], 0.1)), self.mask(F.leaky_relu(rhead, 0.1))

    def labels(self, rdep, rhead, heads):
        n = rdep.shape[-1]
        other = rhead.gather(1, heads.unsqueeze(-1).expand(-1, -1, n))
        both = (rdep.unsqueeze(-1) * other.unsqueeze(-2)).flatten(-2)
        return F.linear(torch.cat([both, rdep, other], -1), self.rel, self.rel_bias)

    def packed(self, dims):
        """Sections of the heads, and of all sizes."""
        hidden, layers, size, word, _, rel, buckets, _, role = struct.unpack('<9I', dims)
        out = {'dims': struct.pack('<9I', hidden, layers, size, word, self.sizes[1], rel, buckets, self.sizes[0], role)}
        for name, m, b in (('heads', self.first, self.first_bias), ('tags', self.tag, self.tag_bias), ('arc', self.arc, self.arc_bias), ('rel', self.rel, self.rel_bias)):
            out[f'{name}.w'], out[f'{name}.s'], out[f'{name}.b'] = pack.matrix(m.detach().numpy(), b.detach().numpy())
        return out


def own(path):
    """Sentences written by hand, a line each: form/fine tag/head/relation; for scores a letter will do as the tag (COARSE)."""
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f):
            if line.startswith('#') or not line.strip():
                continue
            words = []
            for item in line.split():
                form, tag, head, rel = item.rsplit('/', 3)
                upos = 'AUX' if rel.split(':')[0] in ('aux', 'cop') else short_phrases.COARSE.get(tag) or COARSE[tag]
                words.append((form, '_', upos, tag, int(head), rel))
            yield {'doc': None, 'id': f'own-{n}', 'genre': 'short', 'words': words}


def varied(sentences, rng):
    """Sentences once more as wire text in capitals, in headline case, or without their stop."""
    again = [(s, parser.perturbed(s, rng)['words']) for s in sentences]
    return [{**s, 'words': words} for s, words in again if words != s['words']]


def states(sentences, work, name):
    """Rows of all sentences, and where each sentence's begin."""
    rows = np.cumsum([0] + [len(s['words']) + 1 for s in sentences])
    said, made = f'{work}/{name}.jsonl', f'{work}/{name}.i16'
    text = ''.join(json.dumps([w[0] for w in s['words']]) + '\n' for s in sentences)
    if not (os.path.exists(said) and open(said, encoding='utf-8').read() == text and os.path.exists(made)):
        with open(said, 'w', encoding='utf-8') as f:
            f.write(text)
        subprocess.run(['node', f'{HERE}/states.mjs', said, made], check=True)
    return np.memmap(made, dtype='<i2', mode='r').reshape(rows[-1], -1), rows


class Corpus:
    def __init__(self, sentences, work, name, model):
        self.sentences = [s for s in sentences if len(s['words']) <= 120]
        self.rows, self.at = states(self.sentences, work, name)
        self.tag_id = {f'{t.split("|")[0]}|{LETTER.get(t.split("|")[0])}': i for i, t in enumerate(model.tags)} | {t: i for i, t in enumerate(model.tags)}
        self.rel_id = {r: i for i, r in enumerate(model.rels)}

    def batch(self, places):
        lengths = [len(self.sentences[i]['words']) for i in places]
        t = max(lengths)
        x = np.zeros((len(places), t + 1, self.rows.shape[1]), dtype=np.float32)
        tags, heads, rels = (np.full((len(places), t), -100) for _ in range(3))
        for b, i in enumerate(places):
            x[b, :lengths[b] + 1] = self.rows[self.at[i]:self.at[i + 1]]
            for k, (_, _, upos, xpos, head, rel) in enumerate(self.sentences[i]['words']):
                tags[b, k], heads[b, k], rels[b, k] = self.tag_id.get(f'{upos}|{xpos}', -100), head, self.rel_id.get(rel, -100)
        return torch.tensor(x / ONE), torch.tensor(lengths), torch.tensor(tags), torch.tensor(heads), torch.tensor(rels)

    def batches(self, size, rng=None):
        order = sorted(range(len(self.sentences)), key=lambda i: len(self.sentences[i]['words']) + (rng.random() * 3 if rng else 0))
        groups, group, n = [], [], 0
        for i in order:
            n += len(self.sentences[i]['words']) + 1
            if group and n > size:
                groups.append(group)
                group, n = [], len(self.sentences[i]['words']) + 1
            group.append(i)
        groups.append(group)
        if rng:
            rng.shuffle(groups)
        return groups


def evaluate(model, corpus):
    model.eval()
    n = tag = uas = las = whole = 0
    upos = [t.split('|')[0] for t in model.tags]
    base = [r.split(':')[0] for r in model.rels]
    coarse = torch.tensor([sorted(set(upos)).index(t) for t in upos])
    base = torch.tensor([sorted(set(base)).index(r) for r in base])
    with torch.no_grad():
        for group in corpus.batches(3000):
            x, lengths, tags, heads, rels = corpus.batch(group)
            t, arcs, rd, rh = model(x, lengths)
            best = arcs.argmax(-1)
            lab = model.labels(rd, rh, best).argmax(-1)
            ok = heads >= 0
            n += ok.sum().item()
            right_tag = (coarse[t.argmax(-1)] == coarse[tags.clamp(min=0)]) & (tags >= 0)
            right = best == heads
            both = right & (base[lab] == base[rels.clamp(min=0)]) & (rels >= 0)
            tag += (right_tag & ok).sum().item()
            uas += (right & ok).sum().item()
            las += (both & ok).sum().item()
            whole += ((both & right_tag) | ~ok).all(-1).sum().item()
    return tag / n, uas / n, las / n, whole


def either(model, scores, tags):
    """Cross entropy of tags, a common and a proper noun counting as one: the short sentences are to teach nothing of that."""
    noun = torch.tensor([t.startswith(('NOUN|', 'PROPN|')) for t in model.tags])
    known = tags != -100
    said = F.log_softmax(scores, -1)[known]
    gold = tags[known]
    sure = torch.where(noun[gold], said[:, noun].logsumexp(-1), said.gather(1, gold.unsqueeze(1))[:, 0])
    return -sure.mean()


def loss_of(model, given, teacher, keep):
    """On the treebanks gold trees and, as far as `keep` says, what the heads before said; on short sentences (no teacher) gold."""
    x, lengths, tags, heads, rels = given
    t, arcs, rd, rh = model(x, lengths)
    labels = model.labels(rd, rh, heads.clamp(min=0))
    trees = parser.mean_loss(arcs, heads) + parser.mean_loss(labels, rels)
    if teacher is None:
        return trees + either(model, t, tags)
    loss = trees + parser.mean_loss(t, tags) if keep < 1 else 0
    with torch.no_grad():
        t2, arcs2, rd2, rh2 = teacher(x, lengths)
        labels2 = teacher.labels(rd2, rh2, heads.clamp(min=0))
    ok = heads >= 0
    far = lambda a, b: (F.kl_div(F.log_softmax(a, -1), F.softmax(b, -1), reduction='none').sum(-1) * ok).sum() / ok.sum()
    return (1 - keep) * loss + keep * (far(t, t2) + far(arcs, arcs2) + far(labels, labels2))


def read_by(model, sentences, work, name):
    """Sentences without trees, with the tags and trees that the heads give them now."""
    corpus = Corpus(sentences, work, name, model)
    model.eval()
    with torch.no_grad():
        for group in corpus.batches(3000):
            x, lengths, *_ = corpus.batch(group)
            t, arcs, rd, rh = model(x, lengths)
            heads = arcs.argmax(-1)
            rels = model.labels(rd, rh, heads).argmax(-1)
            for b, i in enumerate(group):
                words = corpus.sentences[i]['words']
                corpus.sentences[i]['words'] = [
                    (w[0], '_', *model.tags[t[b, k].argmax()].split('|'), heads[b, k].item(), model.rels[rels[b, k]]) for k, w in enumerate(words)]
    return corpus


def untreed(path):
    """Sentences of texts, as the reader cuts them."""
    with open(path, encoding='utf-8') as f:
        texts = [json.loads(line)['text'] for line in f]
    made = [[(form, '_', '_', '_', 0, '_') for form, _, _ in words] for doc in names_corpora.in_words(texts) for words in doc]
    return [{'doc': None, 'id': f'text-{n}', 'genre': 'text', 'words': words} for n, words in enumerate(made)]


def between(before, after, way):
    """Heads at a share of the way: the units that only the later ones have count for nothing in the earlier."""
    mixed, old = copy.deepcopy(before), before.sizes
    mixed.widen(after.sizes[0], after.sizes[1])
    with torch.no_grad():
        at = 0
        for n, o in zip(after.sizes, old):
            mixed.first[at + o:at + n], mixed.first_bias[at + o:at + n] = after.first[at + o:at + n], after.first_bias[at + o:at + n]
            at += n
        mixed.arc[old[2]:], mixed.arc[:, old[1]:] = 0, 0
        for p, q in zip(mixed.parameters(), after.parameters()):
            p.mul_(1 - way).add_(q, alpha=way)
    return mixed


def noted(out, data, scores, a):
    """Size, hash and scores of the new weights in meta.json."""
    with open(f'{out}/meta.json', encoding='utf-8') as f:
        meta = json.load(f)
    meta.update({'bytes': len(data), 'sha256': hashlib.sha256(data).hexdigest(), 'made by': 'models/english/train: parser.py, pack.py, heads.py'})
    with open(a.start, 'rb') as f:
        meta['heads'] = {'start, sha256': hashlib.sha256(f.read()).hexdigest(), 'epochs': a.epochs, 'seed': a.seed, 'runs': a.runs, 'short sentences': a.count, 'way': a.way,
                         'scores': {'what': 'dev sets, gold tokens, best heads, percent', **{k: dict(zip(('upos', 'uas', 'las'), (round(100 * x, 2) for x in s[:3]))) for k, s in scores.items()}}}
    with open(f'{out}/meta.json', 'w', encoding='utf-8') as f:
        json.dump(meta, f, indent=2)
        f.write('\n')


def train(start, teacher, corpora_, a, seed, report):
    """The running mean of the heads as they are trained from `start`."""
    big, more, small = corpora_
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = copy.deepcopy(start)
    model.drop = a.drop
    opt = torch.optim.Adam(model.parameters(), lr=a.rate, betas=(0.9, 0.95))
    slow = copy.deepcopy(model)
    total = a.epochs * (a.part * (len(big.batches(1500)) + len(more.batches(1500))) + len(small.batches(600)))
    step = 0
    for epoch in range(a.epochs):
        model.train()
        begun, sums = time.time(), [0.0, 0.0]
        work = [(c, g) for c in (big, more) for g in c.batches(1500, rng) if rng.random() < a.part] + [(small, g) for g in small.batches(600, rng)]
        rng.shuffle(work)
        for corpus, group in work:
            step += 1
            opt.param_groups[0]['lr'] = a.rate * min(1, step / 50) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, step / total))))
            loss = loss_of(model, corpus.batch(group), None if corpus is small else teacher, a.keep if corpus is big else 1)
            sums[corpus is small] += loss.item()
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            opt.step()
            with torch.no_grad():
                keep = min(0.99, step / (step + 10))
                for p, q in zip(slow.parameters(), model.parameters()):
                    p.mul_(keep).add_(q, alpha=1 - keep)
        print(seed, epoch, f'{sums[0]:.1f} {sums[1]:.1f}', report(slow), f'{time.time() - begun:.0f}s', flush=True)
    return slow


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--ud', required=True)
    ap.add_argument('--work', required=True)
    ap.add_argument('--wikiwars', required=True, help='texts on wars that the heads are to read as before')
    ap.add_argument('--out', required=True)
    ap.add_argument('--start', required=True)
    ap.add_argument('--epochs', type=int, default=4)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--count', type=int, default=3500)
    ap.add_argument('--rate', type=float, default=2e-3)
    ap.add_argument('--drop', type=float, default=0.1)
    ap.add_argument('--keep', type=float, default=0.6, help='how much the heads before count against the gold trees, on the treebanks')
    ap.add_argument('--wide', type=int, nargs=2, default=[256, 192], help='units of the hidden layers of tags and arcs')
    ap.add_argument('--part', type=float, default=0.4, help='share of the treebanks in each epoch')
    ap.add_argument('--runs', type=int, default=1, help='trainings with seeds one after the other, from the same start; their mean counts')
    ap.add_argument('--way', type=float, default=0.65)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    os.makedirs(a.work, exist_ok=True)
    parts = sections(a.start)
    model = Heads(parts, a.drop)
    teacher = copy.deepcopy(model).eval()
    model.widen(*a.wide)
    trees = corpora.training([f'{a.ud}/en_ewt-train.conllu.gz', f'{a.ud}/en_gum-train.conllu.gz'])
    small = short.sentences(a.count, a.seed) + list(own(f'{HERE}/short_own.txt'))
    small += varied(small, random.Random(2))
    big = Corpus(trees + varied(trees, random.Random(1)), a.work, 'trees', model)
    small = Corpus(small, a.work, 'short', model)
    more = read_by(model, untreed(a.wikiwars), a.work, 'wikiwars')
    dev = {k: Corpus(list(corpora.read_conllu(f'{a.ud}/en_{k}-dev.conllu.gz')), a.work, f'dev-{k}', model) for k in ('ewt', 'gum')}
    if os.environ.get('HELD'):
        dev['held'] = Corpus(list(own(os.environ['HELD'])), a.work, 'held', model)
    report = lambda m: '  '.join(f'{k} ' + ' '.join(f'{100 * x:.2f}' for x in s[:3]) + f' {s[3]}' for k, s in ((k, evaluate(m, d)) for k, d in dev.items()))
    print('before', report(model), flush=True)
    trained = [train(model, teacher, (big, more, small), a, seed, report) for seed in range(a.seed, a.seed + a.runs)]
    with torch.no_grad():
        for p, *others in zip(*(m.parameters() for m in trained)):
            p.add_(sum(others)).div_(a.runs)
    mixed = between(teacher, trained[0], a.way)
    print('their mean', report(trained[0]))
    print('at', a.way, report(mixed))
    data = pack.write(f'{a.out}/weights.bin', {**parts, **mixed.packed(parts['dims'])})
    noted(a.out, data, {k: evaluate(mixed, d) for k, d in dev.items() if k != 'held'}, a)
    print(len(data), 'bytes', hashlib.sha256(data).hexdigest())


if __name__ == '__main__':
    main()
