"""Trees of words, and the phrases that short.py puts sentences together from."""
import random

import short_words as w

COARSE = {'NN': 'NOUN', 'NNS': 'NOUN', 'NNP': 'PROPN', 'VB': 'VERB', 'VBD': 'VERB', 'VBG': 'VERB', 'VBN': 'VERB', 'VBP': 'VERB',
          'VBZ': 'VERB', 'JJ': 'ADJ', 'JJS': 'ADJ', 'NNPS': 'PROPN', 'CD': 'NUM', 'IN': 'ADP', 'RP': 'ADP', 'DT': 'DET', 'CC': 'CCONJ', 'RB': 'ADV', 'TO': 'PART',
          'PRP$': 'PRON', ',': 'PUNCT', '.': 'PUNCT'}


class Node:
    """A word with what hangs on it, before and behind."""

    def __init__(self, form, xpos, before=(), after=(), rel='root', upos=None):
        self.form, self.xpos, self.upos, self.rel = form, xpos, upos or COARSE[xpos], rel
        self.before, self.after = list(before), list(after)

    def as_(self, rel):
        self.rel = rel
        return self

    def front(self, *nodes):
        self.before = list(nodes) + self.before
        return self

    def behind(self, *nodes):
        self.after += nodes
        return self

    def line(self):
        return [n for b in self.before for n in b.line()] + [self] + [n for a in self.after for n in a.line()]


def words_of(root):
    """[(form, lemma, upos, xpos, head, relation)] of a tree; the first word with a capital. Lemmas are not made."""
    line = root.line()
    place = {id(n): k + 1 for k, n in enumerate(line)}
    head = {id(root): 0}
    for n in line:
        for child in n.before + n.after:
            head[id(child)] = place[id(n)]
    made = [(n.form, '_', n.upos, n.xpos, head[id(n)], n.rel) for n in line]
    return [(made[0][0][:1].upper() + made[0][0][1:],) + made[0][1:]] + made[1:]


class Phrases:
    """Noun phrases, prepositional ones, and verbs, drawn by a seed."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def one(self, items):
        return self.rng.choice(items)

    def by(self, share):
        return self.rng.random() < share

    # Noun phrases

    def noun(self, text):
        """'army base', 'old town/JJ', 'car bomb blast': the last word is the head; JJ and NNP are marked."""
        parts = [(p.split('/') + ['NN'])[:2] for p in text.split(' ')]
        form, tag = parts[-1]
        if tag == 'NN' and (form.endswith('s') and form not in w.SINGULAR_S or form in w.PLURAL):
            tag = 'NNS'
        head = Node(form, tag)
        beside = {'JJ': 'amod', 'VBN': 'amod', 'VBG': 'amod', 'NN': 'compound', 'NNP': 'compound'}
        inner = head
        for f, t in reversed(parts[:-1]):
            word = Node(f, 'NNS' if t == 'NN' and f in w.PLURAL_COMPOUND else t, rel=beside[t])
            if beside[t] == 'amod':
                head.front(word)
            else:  # "car bomb blast": the blast of a car bomb
                inner.front(word)
                inner = word
        return head

    def number(self):
        return self.one(w.NUMBERS) if self.by(0.6) else str(self.rng.randint(2, 60) if self.by(0.8) else self.rng.randint(60, 900))

    def counted(self, plural):
        return self.noun(plural).front(Node(self.number(), 'CD', rel='nummod'))

    def toll(self):
        """Who is harmed, counted or not: 'ten', '14 villagers', 'dozens', 'dozens of people', 'a priest'."""
        kind = self.rng.random()
        if kind < 0.25:
            return Node(self.number(), 'CD')
        if kind < 0.5:
            return self.counted(self.one(w.PEOPLE))
        if kind < 0.62:
            return Node(self.one(w.MANY), 'NNS')
        if kind < 0.8:
            return Node(self.one(w.MANY), 'NNS').behind(self.pp('of', self.noun(self.one(w.PEOPLE)), 'nmod'))
        if kind < 0.9:
            return self.noun(self.one(w.PEOPLE))
        return self.bare(self.one(w.PERSON))

    def bare(self, text):
        return self.noun(text)

    def article(self, text, share=0.5):
        """The noun phrase of an ordinary sentence or of a headline."""
        return self.articled(self.noun(text), share)

    def articled(self, node, share):
        if node.xpos == 'NNP' or not self.by(share):
            return node
        words = node.line()
        if node.xpos == 'NN' and self.by(0.5):
            return node.front(Node('an' if words[0].form[0] in 'aeiou' else 'a', 'DT', rel='det'))
        return node.front(Node('the', 'DT', rel='det'))

    def pp(self, preposition, node, rel='obl'):
        return node.as_(rel).front(Node(preposition, 'IN', rel='case'))

    def name(self):
        return self.noun(self.one(w.COUNTRIES) + '/NNP')

    def actor(self, articles):
        """(noun phrase, plural): a side that acts."""
        if self.by(0.16):
            return self.name(), False
        text = self.one(w.ACTORS_MANY) if self.by(0.6) else self.one(w.ACTORS_ONE)
        node = self.article(text, articles)
        if node.xpos == 'NNS' and self.by(0.08):
            node.front(Node(self.number(), 'CD', rel='nummod')) if not any(b.rel == 'det' for b in node.before) else None
        return node, node.xpos == 'NNS'

    def happening(self, articles):
        """(noun phrase, plural): a deed as a noun."""
        node = self.noun(self.one(w.DEEDS))
        if self.by(0.55):
            node.front(self.noun(self.one(w.DEED_FIRST)).as_('compound'))
        elif self.by(0.15):
            node.front(Node(self.one(w.DEED_ADJECTIVES), 'JJ', rel='amod'))
        self.articled(node, articles)
        if self.by(0.12):
            node.behind(self.pp('on', self.bare(self.one(w.TARGETS)), 'nmod'))
        elif self.by(0.07):
            node.behind(self.pp('in', self.noun(self.one(w.PLACES)), 'nmod'))
        return node, node.xpos == 'NNS'

    def target(self, articles):
        return self.article(self.one(w.TARGETS), articles)

    def where(self, articles):
        kind = self.rng.random()
        if kind < 0.45:
            return self.pp(self.one(['in', 'near', 'outside']), self.noun(self.one(w.CITIES) + '/NNP'))
        if kind < 0.8:
            return self.pp(self.one(['in', 'near', 'at', 'outside']), self.article(self.one(w.PLACES), articles))
        return self.pp(self.one(['in', 'after', 'during']), self.happening(articles)[0])

    # Verbs

    def verb(self, forms, past, plural):
        """forms: (base, third person, past, participle, -ing)."""
        if past:
            return Node(forms[2], 'VBD')
        return Node(forms[0], 'VBP') if plural else Node(forms[1], 'VBZ')

    def stop(self, root, share):
        return root.behind(Node('.', '.', rel='punct')) if self.by(share) else root

    def style(self):
        """(past, share of articles, share of full stops): a headline, an ordinary sentence, or something between."""
        return self.one([(False, 0.0, 0.15), (False, 0.0, 0.15), (True, 0.7, 1.0), (True, 0.15, 0.8)])

    def particle(self, forms):
        """'gun down': the particle as a node of its own."""
        base, *rest = forms
        if ' ' not in base:
            return forms, []
        return tuple(f.split(' ')[0] for f in forms), [Node(base.split(' ')[1], 'RP', rel='compound:prt')]
