"""PropBank roles on EWT's sentences: who did what to whom, as the head word of each argument.

An argument is a phrase in the corpus; its head is the first word in it whose own head lies outside of it.
"""
import gzip
import json

# 0 is "none". What PropBank has less than 200 times in the training part is left out, as are the pieces of light verbs.
ROLES = ['', 'ARG0', 'ARG1', 'ARG2', 'ARG3', 'ARG4', 'ARGM-TMP', 'ARGM-LOC', 'ARGM-NEG', 'ARGM-MOD', 'ARGM-MNR', 'ARGM-ADV', 'ARGM-DIS',
         'ARGM-EXT', 'ARGM-PRP', 'ARGM-CAU', 'ARGM-DIR', 'ARGM-PRD', 'ARGM-GOL', 'ARGM-ADJ', 'ARGM-LVB', 'ARGM-PRR', 'R-ARG0', 'R-ARG1', 'C-ARG1']


def places(sentence):
    """(start, end) of each word in the sentence's text, in code points."""
    out, at, k = [], 0, 0
    for form, n, space in sentence['tokens']:
        forms = [w[0] for w in sentence['words'][k:k + n]]
        if ''.join(forms) == form:
            for f in forms:
                out.append((at, at + len(f)))
                at += len(f)
        else:
            out += [(at, at + len(form))] * n
            at += len(form)
        at += space
        k += n
    return out


def join(sentences, path):
    """Adds `roles`: [(predicate's place, {word's place: role's place in ROLES})] to the sentences that the file has."""
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        given = {d['id']: d for d in map(json.loads, f)}
    for s in sentences:
        d = given.get(s['id'])
        if not d or any(ord(ch) > 0xFFFF for ch in d['text']):  # its offsets are UTF-16 units
            continue
        spots = places(s)
        first = {a: i for i, (a, _) in reversed(list(enumerate(spots)))}
        s['roles'] = []
        for p in d['predicates']:
            at = first.get(p['start'])
            if at is None:
                continue
            roles = {}
            for arg in p['args']:
                if arg['role'] not in ROLES:
                    continue
                inside = [i for i, (a, b) in enumerate(spots) if a >= arg['start'] and b <= arg['end']]
                heads = [i for i in inside if s['words'][i][4] - 1 not in inside and s['words'][i][2] != 'PUNCT'] or inside
                if heads and heads[0] not in roles:
                    roles[heads[0]] = ROLES.index(arg['role'])
            s['roles'].append((at, roles))
