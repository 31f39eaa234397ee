"""Writes names.bin: the trained head, its lists, and the table of words' short vectors.

names.bin: 'ONRDNAM' and a zero, u32 length of the JSON, u32 zero; the JSON, padded with blanks to a multiple of 16;
the arrays as little-endian f32 in the order that the JSON names under "arrays": {"name", "shape"}; then under "hashed"
the hashes of the towns' names, the hashes of the table's words, and the table's codes [words][groups], a byte each.
JSON: {"labels", "flags": names in order, "lists": {list: words}, "arrays", "hashed": {"towns", "words": {"count", "bytes"}}}.
Hashes: FNV-1a over UTF-16 units, mixed, 28 bits; in order, each as its distance from the one before, seven bits a byte,
lowest first, the highest bit set on all but the last byte.
A word's short vector is made of one piece of `codes` [groups][256][each] a group.
"""
import json
import struct

import numpy as np


def hashes(words):
    """The reader's hash of each word: src/read/syntax/names/hashed.ts."""
    out = np.empty(len(words), np.uint64)
    for n, word in enumerate(words):
        h = 0x811C9DC5
        units = word.encode('utf-16-le')
        for k in range(0, len(units), 2):
            h = (h ^ units[k] ^ units[k + 1] << 8) * 0x01000193 & 0xFFFFFFFF
        h = (h ^ h >> 15) * 0x2C1B3C6D & 0xFFFFFFFF
        out[n] = (h ^ h >> 13) >> 4
    return out


def distances(sorted_hashes):
    out, last = bytearray(), 0
    for h in map(int, sorted_hashes):
        d, last = h - last, h
        while d > 127:
            out.append(d & 127 | 128)
            d >>= 7
        out.append(d)
    return bytes(out)


def codebook(vectors, groups, rng, rounds=8, sample=20000):
    """Pieces that vectors are made of, by k-means on a sample: ([groups][256][each], codes [n][groups])."""
    each = vectors.shape[1] // groups
    book, codes = np.zeros((groups, 256, each), 'f4'), np.zeros((len(vectors), groups), np.uint8)
    for g in range(groups):
        part = vectors[:, g * each:(g + 1) * each]
        some = part[rng.permutation(len(part))[:sample]]
        centres = some[:256].copy()
        near = lambda x: np.concatenate([((centres ** 2).sum(1) - 2 * x[k:k + 4096] @ centres.T).argmin(1) for k in range(0, len(x), 4096)])
        for _ in range(rounds):
            own = near(some)
            count = np.bincount(own, minlength=256)
            total = np.stack([np.bincount(own, some[:, j], 256) for j in range(each)], 1)
            centres = np.where(count[:, None] > 0, total / np.maximum(count, 1)[:, None], centres).astype('f4')
        book[g], codes[:, g] = centres, near(part)
    return book, codes


def write(path, labels, flags, lists, arrays, words, vectors, groups, seed):
    """arrays {name: float32}; the table's words and their vectors. Gives the vectors as the reader will see them."""
    rng = np.random.default_rng(seed)
    keys = hashes(words)
    _, first = np.unique(keys, return_index=True)  # in order; of two with one hash the first, the more frequent, stays
    book, codes = codebook(vectors, groups, rng)
    towns, table = distances(np.unique(hashes(lists['towns']))), distances(keys[first])
    arrays = {**arrays, 'codes': book}
    head = json.dumps({
        'labels': labels, 'flags': flags, 'lists': {k: '\n'.join(v) for k, v in lists.items() if k != 'towns'},
        'arrays': [{'name': k, 'shape': list(v.shape)} for k, v in arrays.items()],
        'hashed': {'towns': {'count': len(np.unique(hashes(lists['towns']))), 'bytes': len(towns)}, 'words': {'count': len(first), 'bytes': len(table)}},
    }, ensure_ascii=False, separators=(',', ':')).encode()
    head += b' ' * (-len(head) % 16)
    with open(path, 'wb') as f:
        f.write(b'ONRDNAM\0' + struct.pack('<II', len(head), 0) + head)
        for v in arrays.values():
            f.write(np.ascontiguousarray(v, '<f4').tobytes())
        f.write(towns + table + codes[first].tobytes())
    return np.concatenate([book[g][codes[:, g]] for g in range(groups)], 1)
