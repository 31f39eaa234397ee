"""Short sentences and headlines on conflict with their trees, made from templates: the treebanks have next to none.

    python3 short.py [--count 2000] [--seed 1]      prints them as CoNLL-U, for reading

Bare nouns that might be verbs and verbs that might be nouns, headlines in the present tense, passives without "be",
participles behind a comma, heaps of nouns; and, so that not everything becomes a verb, headlines that are one noun phrase,
participles before a noun, and subjects with a reduced clause of their own. Words of short_words.py; all sentences our own.
"""
import argparse

import short_words as w
from short_phrases import Node, Phrases, words_of


class Maker(Phrases):
    def attack(self):
        past, articles, stop = self.style()
        subject, plural = self.actor(articles)
        forms, more = self.particle(self.one(w.ATTACKS))
        root = self.verb(forms, past, plural).front(subject.as_('nsubj')).behind(*more, self.target(articles).as_('obj'))
        if self.by(0.3):
            root.behind(self.where(articles))
        if self.by(0.18):
            self.second(root, past, plural, articles)
        return self.stop(root, stop)

    def second(self, root, past, plural, articles):
        """', seize weapons' or ', killing 12'."""
        if self.by(0.5):
            forms, more = self.particle(self.one(w.ATTACKS + w.HARMS))
            if (past, plural) != (False, False) and forms[2] == root.form:
                return
            again = self.verb(forms, past, plural).as_('conj').behind(*more)
            again.behind((self.toll() if forms in w.HARMS else self.target(articles)).as_('obj'))
            again.front(Node('and', 'CC', rel='cc') if self.by(0.35) else Node(',', ',', rel='punct'))
        else:
            again = self.participle()
        root.behind(again)

    def participle(self):
        forms = self.one(w.HARMS)
        return Node(forms[4], 'VBG', rel='advcl').front(Node(',', ',', rel='punct')).behind(self.toll().as_('obj'))

    def harm(self):
        past, articles, stop = self.style()
        subject, plural = self.happening(articles) if self.by(0.75) else self.actor(articles)
        root = self.verb(self.one(w.HARMS), past, plural).front(subject.as_('nsubj')).behind(self.toll().as_('obj'))
        if self.by(0.35):
            root.behind(self.where(articles))
        if self.by(0.1):
            root.behind(self.participle())
        return self.stop(root, stop)

    def intransitive_deed(self):
        """'Car bomb explodes near school, killing two'."""
        past, articles, stop = self.style()
        subject, plural = self.happening(articles)
        forms, more = self.particle(self.one(w.HAPPENS))
        root = self.verb(forms, past, plural).front(subject.as_('nsubj')).behind(*more)
        if self.by(0.6):
            root.behind(self.where(articles))
        if self.by(0.25):
            root.behind(self.participle())
        return self.stop(root, stop)

    def rips(self):
        past, articles, stop = self.style()
        subject, plural = self.happening(articles)
        forms, preposition = self.one(w.THROUGH)
        root = self.verb(forms, past, plural).front(subject.as_('nsubj')).behind(self.pp(preposition, self.target(articles)))
        if self.by(0.4):
            root.behind(self.participle())
        return self.stop(root, stop)

    def leaves(self):
        """'Attack leaves six dead'."""
        past, articles, stop = self.style()
        subject, plural = self.happening(articles)
        state = self.one(['dead/JJ', 'dead/JJ', 'homeless/JJ', 'wounded/VBN', 'injured/VBN', 'hurt/VBN']).split('/')
        root = self.verb(('leave', 'leaves', 'left', 'left', 'leaving'), past, plural).front(subject.as_('nsubj'))
        return self.stop(root.behind(self.toll().as_('obj'), Node(*state, rel='xcomp')), stop)

    def shoots(self):
        """'Police shot dead two men', 'Guard shoots man dead', 'Troops open fire on crowd', 'Soldiers fire on boat'."""
        past, articles, stop = self.style()
        subject, plural = self.actor(articles)
        kind = self.rng.random()
        who = self.toll() if self.by(0.5) else self.article(self.one(w.PERSON), articles)
        if kind < 0.5:
            root = self.verb(w.SHOOT, past, plural)
            dead = Node('dead', 'JJ', rel='xcomp')
            root.behind(*([dead, who.as_('obj')] if self.by(0.5) else [who.as_('obj'), dead]))
        elif kind < 0.75:
            root = self.verb(('open', 'opens', 'opened', 'opened', 'opening'), past, plural)
            root.behind(Node('fire', 'NN', rel='obj'), self.pp(self.one(['on', 'at']), self.target(articles)))
        else:
            root = self.verb(self.one(w.FIRE), past, plural).behind(self.pp(self.one(['on', 'at']), self.target(articles)))
        root.front(subject.as_('nsubj'))
        if self.by(0.25):
            root.behind(self.where(articles))
        return self.stop(root, stop)

    def passive(self):
        """'Five killed in blast', 'Mayor shot dead outside home', 'Man held over bomb plot'."""
        kind = self.rng.random()
        if kind < 0.45:
            subject, forms = self.toll(), self.one(w.HARMS_PEOPLE)
        elif kind < 0.8:
            subject, forms = self.bare(self.one(w.PERSON + w.PEOPLE)), self.one(w.DONE_TO_PEOPLE)
        else:
            subject, forms = self.bare(self.one(w.TARGETS)), self.one(w.DONE_TO_PLACES)
        root = Node(forms[3], 'VBN').front(subject.as_('nsubj:pass'))
        if forms == w.SHOOT and self.by(0.6):
            root.behind(Node('dead', 'JJ', rel='xcomp'))
        root.behind(self.passive_tail(kind))
        return self.stop(root, 0.2)

    def passive_tail(self, kind):
        tail = self.rng.random()
        if tail < 0.5:
            return self.pp(self.one(['in', 'in', 'after', 'during']), self.happening(0)[0])
        if tail < 0.65:
            return self.pp('by', self.bare(self.one(w.ACTORS_MANY + w.ACTORS_ONE)), 'obl:agent')
        if tail < 0.72:
            return self.pp('by', self.bare(self.one(w.DEED_NOUNS_ING)), 'obl:agent')
        if 0.45 <= kind < 0.8 and tail < 0.85:
            return self.pp('over', self.noun(self.one(w.CAUSES)))
        return self.where(0)

    def fragment(self):
        """One noun phrase: no verb at all."""
        root = self.happening(0)[0]
        if not root.after:
            root.behind(self.pp(*self.one([('on', self.bare(self.one(w.TARGETS))), ('in', self.noun(self.one(w.CITIES) + '/NNP')),
                                           ('over', self.noun(self.one(w.CAUSES)))]), 'nmod'))
        if self.by(0.3):
            first = self.noun(self.one(w.ACTORS_ONE + w.SIDES))
            root.front(first.as_('compound'))
        return self.stop(root, 0.1)

    def noun_as_object(self):
        """'Army denies attack on clinic', 'Rebels claim airport bombing'."""
        past, articles, stop = self.style()
        subject, plural = self.actor(articles)
        root = self.verb(self.one(w.SPEECH), past, plural).front(subject.as_('nsubj')).behind(self.happening(articles)[0].as_('obj'))
        return self.stop(root, stop)

    def goes_on(self):
        """'Attacks on villages rise', 'Talks on hostages stall'."""
        past, articles, stop = self.style()
        subject = self.happening(articles)[0] if self.by(0.5) else self.article(self.one(w.MATTERS), articles)
        if not subject.after and self.by(0.4):
            subject.behind(self.pp(self.one(['over', 'on', 'about']), self.noun(self.one(w.CAUSES)), 'nmod'))
        forms, more = self.particle(self.one(w.GOES_ON))
        root = self.verb(forms, past, subject.xpos == 'NNS').front(subject.as_('nsubj')).behind(*more)
        if self.by(0.4):
            root.behind(self.where(articles))
        return self.stop(root, stop)

    def politics(self):
        past, articles, stop = self.style()
        subject, plural = self.name(), False
        if self.by(0.5):
            subject, plural = self.actor(articles)
        forms, objects, preposition, rel = self.one(w.POLITICS)
        root = self.verb(forms, past, plural).front(subject.as_('nsubj'))
        thing = self.article(self.one(objects), articles)
        root.behind(thing.as_('obj'))
        if preposition and self.by(0.7):
            other = self.name() if self.by(0.7) else self.bare(self.one(w.SIDES))
            (thing if rel == 'nmod' else root).behind(self.pp(preposition, other, rel))
        return self.stop(root, stop)

    def people_protest(self):
        past, articles, stop = self.style()
        subject = self.article(self.one(w.MARCHERS), articles)
        forms, prepositions = self.one(w.PROTESTS)
        root = self.verb(forms, past, True).front(subject.as_('nsubj'))
        preposition = self.one(prepositions)
        thing = self.noun(self.one(w.CAUSES) if preposition in ('over', 'against', '', 'for') else self.one(w.PLACES))
        root.behind(self.pp(preposition, thing) if preposition else thing.as_('obj'))
        return self.stop(root, stop)

    def listed(self, rel):
        """'Chad, Niger and Togo'."""
        names = self.rng.sample(w.COUNTRIES, self.rng.randint(2, 5))
        first = Node(names[0], 'NNP', rel=rel)
        for n in names[1:-1]:
            first.behind(Node(n, 'NNP', rel='conj').front(Node(',', ',', rel='punct')))
        return first.behind(Node(names[-1], 'NNP', rel='conj').front(Node('and', 'CC', rel='cc')))

    def states(self):
        past, articles, stop = self.style()
        forms, objects, preposition, rel = self.one(w.POLITICS)
        kind = self.rng.random()
        if kind < 0.6:
            root = self.verb(forms, past, True).front(self.listed('nsubj'))
            return self.stop(root.behind(self.article(self.one(objects), articles).as_('obj')), stop)
        subject = self.noun(self.one(['talks', 'talks', 'ministers', 'leaders', 'troops', 'envoys', 'negotiators']))
        link = self.one(['from', 'of']) if subject.form != 'talks' else 'between'
        subject.behind(self.pp(link, self.listed('nmod'), 'nmod'))
        if subject.form == 'talks':
            forms, more = self.particle(self.one(w.GOES_ON))
            return self.stop(self.verb(forms, past, True).front(subject.as_('nsubj')).behind(*more), stop)
        root = self.verb(forms, past, True).front(subject.as_('nsubj')).behind(self.article(self.one(objects), articles).as_('obj'))
        return self.stop(root, stop)

    def before_noun(self):
        """'Wounded soldiers reach hospital', 'The kidnapped priest was freed'-like: a participle that is no verb of the clause."""
        past, articles, stop = self.style()
        forms = self.one(w.HARMS_PEOPLE + w.DONE_TO_PEOPLE)
        subject = self.article(self.one(w.PEOPLE + w.PERSON), articles)
        at = next((k for k, b in enumerate(subject.before) if b.rel != 'det'), len(subject.before))
        subject.before.insert(at, Node(forms[3], 'VBN', rel='amod'))
        for b in subject.before:
            if b.form == 'an' and forms[3][0] not in 'aeiou':
                b.form = 'a'
            elif b.form == 'a' and forms[3][0] in 'aeiou':
                b.form = 'an'
        verb, more = self.particle(self.one(w.PEOPLE_DO))
        root = self.verb(verb, past, subject.xpos == 'NNS').front(subject.as_('nsubj')).behind(*more)
        return self.stop(root.behind(self.where(articles)) if self.by(0.5) else root, stop)

    def reduced_clause(self):
        """'Five killed in blast were children', 'Soldiers wounded in raid leave hospital'."""
        past, articles, stop = self.style()
        forms = self.one(w.HARMS_PEOPLE + w.DONE_TO_PEOPLE)
        subject = self.article(self.one(w.PEOPLE), articles)
        subject.behind(Node(forms[3], 'VBN', rel='acl').behind(self.pp(self.one(['in', 'during']), self.happening(articles)[0])))
        if self.by(0.5):
            root = self.noun(self.one(w.PEOPLE))
            root.front(subject.as_('nsubj'), Node('were' if past else 'are', 'VBD' if past else 'VBP', rel='cop', upos='AUX'))
            return self.stop(root, stop)
        verb, more = self.particle(self.one(w.PEOPLE_DO))
        return self.stop(self.verb(verb, past, True).front(subject.as_('nsubj')).behind(*more), stop)

    def person(self):
        first = Node(self.one(w.GIVEN), 'NNP')
        return first.behind(Node(self.one(w.FAMILY), 'NNP', rel='flat'))

    def named(self):
        """'Libyan leader Ali Haddad signed a pact', 'The rebel group, Unity Front, ...'."""
        past, articles, stop = self.style()
        kind = self.rng.random()
        if kind < 0.6:
            subject = self.noun(self.one(w.OFFICES)).behind(self.person().as_('flat'))
            subject.front(Node(self.one(w.NATIONS), 'JJ', rel='amod'))
        else:
            last, tag = self.one(w.GROUPS).split('/')
            group = Node(last, tag, rel='appos').front(Node(',', ',', rel='punct'), Node(self.one(w.GROUP_FIRST), 'NNP', rel='compound'))
            subject = self.article(self.one(['rebel group', 'main/JJ rebel group', 'armed/JJ group', 'militia', 'opposition party']), 1)
            subject.behind(group, Node(',', ',', rel='punct'))
        forms, objects, preposition, rel = self.one(w.POLITICS)
        root = self.verb(forms, past, False).front(subject.as_('nsubj')).behind(self.article(self.one(objects), articles).as_('obj'))
        return self.stop(root.behind(self.where(articles)) if self.by(0.3) else root, stop)

    def says(self):
        """'Army says 12 killed in raid', 'Police say gunmen shot priest'."""
        past, articles, stop = self.style()
        subject, plural = self.actor(articles)
        inner = self.one([self.passive, self.attack, self.harm])()
        if inner.after and inner.after[-1].xpos == '.':
            inner.after.pop()
        root = self.verb(('say', 'says', 'said', 'said', 'saying'), past, plural)
        return self.stop(root.front(subject.as_('nsubj')).behind(inner.as_('ccomp')), stop)

    KINDS = (attack, attack, attack, harm, harm, harm, intransitive_deed, rips, leaves, shoots, shoots, passive, passive, passive,
             fragment, fragment, noun_as_object, goes_on, goes_on, politics, politics, people_protest, states, before_noun, reduced_clause, says, named, named)


def sentences(count, seed):
    """`count` different sentences as corpora.py gives them."""
    maker, seen, made = Maker(seed), set(), []
    while len(made) < count:
        words = words_of(maker.one(Maker.KINDS)(maker))
        text = ' '.join(x[0] for x in words)
        if len(words) <= 16 and text not in seen:
            seen.add(text)
            made.append({'doc': None, 'id': f'short-{len(made)}', 'genre': 'short', 'words': words})
    return made


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--count', type=int, default=2000)
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    for s in sentences(a.count, a.seed):
        print('# text =', ' '.join(x[0] for x in s['words']))
        for k, (form, lemma, upos, xpos, head, rel) in enumerate(s['words']):
            print(k + 1, form, lemma, upos, xpos, '_', head, rel, '_', '_', sep='\t')
        print()


if __name__ == '__main__':
    main()
