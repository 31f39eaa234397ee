/** Cues: the words that hand a statement to a speaker, with the stance they give it. */
import type { Stance } from '../../record/index.ts'

export interface CueRule {
  /** 'claim/...', unique. */
  id: string
  lemmas: readonly string[]
  stance: Stance
  /**
   * clause  the content is a clause or a quotation: "said the bridge was open".
   * object  the content is what the verb acts on: "condemned the raid".
   * complement  a clause that hangs on the verb, and nothing else: "knew that the bridge was open".
   * quote   a cue only beside a quotation: "he smiled: “...”".
   * figure  what the verb acts on and the figure given for it: "put the toll at nine"; whatever the trained heads say.
   */
  content: 'clause' | 'object' | 'quote' | 'complement' | 'figure'
  /** A cue only with this object, and then whatever the trained heads say. */
  object?: string
  hits: readonly string[]
  misses: readonly string[]
}

export const cueRules: readonly CueRule[] = [
  {
    id: 'claim/speech',
    lemmas: [
      'say',
      'tell',
      'add',
      'state',
      'announce',
      'confirm',
      'note',
      'tweet',
      'write',
      'explain',
      'claim',
      'insist',
      'maintain',
      'argue',
      'believe',
      'estimate',
      'acknowledge',
      'admit',
      'reveal',
      'suggest',
      'declare',
      'stress',
      'reiterate',
      'report',
      'assert',
      'contend',
      'emphasize',
      'emphasise',
      'point',
      'recall',
      'conclude',
      'disclose',
      'remark',
      'comment',
      'testify',
      'indicate',
      'post',
      'inform',
      'think',
      'feel',
      'predict',
      'hope',
      'concede',
      'assure',
      'opine',
      'reckon',
    ],
    stance: 'asserts',
    content: 'clause',
    hits: ['The mayor said the bridge was open.', 'The bridge was open, the mayor said.'],
    misses: ['The bridge was open.'],
  },
  {
    id: 'claim/responsibility',
    lemmas: ['take', 'accept', 'assume', 'bear'],
    stance: 'asserts',
    content: 'object',
    object: 'responsibility',
    hits: ['The group took responsibility for the attack.'],
    misses: ['The group took the village.'],
  },
  {
    id: 'claim/figure',
    lemmas: ['put'],
    stance: 'asserts',
    content: 'figure',
    hits: [
      'A nurse put the toll at nine.',
      'Officials put the number of wounded at more than 40.',
      'Officials put it at half of that.',
    ],
    misses: ['A nurse put the lamp at the door.', 'The general put the town at risk.'],
  },
  {
    id: 'claim/belief',
    lemmas: [
      'know',
      'agree',
      'expect',
      'want',
      'decide',
      'find',
      'show',
      'learn',
      'mean',
      'fear',
      'worry',
      'suspect',
      'propose',
      'recommend',
      'consider',
      'guess',
      'realize',
      'realise',
      'understand',
      'imagine',
      'wonder',
      'signal',
      'hint',
      'imply',
      'caution',
      'advise',
      'allow',
      'determine',
      'judge',
      'speculate',
      'boast',
      'complain',
      'lament',
    ],
    stance: 'asserts',
    content: 'complement',
    hits: ['The mayor knew that the bridge was open.', 'The study found that the bridge was unsafe.'],
    misses: ['The mayor knew the bridge well.'],
  },
  {
    id: 'claim/reply',
    lemmas: ['reply', 'respond', 'answer', 'ask', 'continue', 'begin', 'joke', 'shout', 'go', 'read', 'cry', 'recount'],
    stance: 'asserts',
    content: 'quote',
    hits: ['“We are ready,” she replied.'],
    misses: ['She replied to the letter.'],
  },
  {
    id: 'claim/denial',
    lemmas: ['deny', 'reject', 'dismiss', 'refute', 'dispute', 'rebut', 'disavow'],
    stance: 'denies',
    content: 'object',
    hits: ['The ministry denied the report.', 'The group denied that it held hostages.'],
    misses: ['Reporters were denied entry to the town.'],
  },
  {
    id: 'claim/accusation',
    lemmas: ['accuse', 'blame', 'allege', 'implicate'],
    stance: 'accuses',
    content: 'object',
    hits: ['Kyiv accused Moscow of shelling the plant.'],
    misses: ['The plant was shelled.'],
  },
  {
    id: 'claim/condemnation',
    lemmas: ['condemn', 'denounce', 'criticize', 'criticise', 'deplore', 'decry', 'slam', 'lambast'],
    stance: 'condemns',
    content: 'object',
    hits: ['The bishop condemned the killing.'],
    misses: ['The protest was calm.'],
  },
  {
    id: 'claim/description',
    lemmas: ['describe', 'call', 'term', 'label', 'brand'],
    stance: 'asserts',
    content: 'quote',
    hits: ['He called the raid “an outrage”.'],
    misses: ['He called his brother.'],
  },
  {
    id: 'claim/justification',
    lemmas: ['justify', 'defend'],
    stance: 'justifies',
    content: 'object',
    hits: ['The general defended the raid.'],
    misses: ['The troops held the hill.'],
  },
  {
    id: 'claim/threat',
    lemmas: ['threaten', 'vow', 'warn', 'swear'],
    stance: 'threatens',
    content: 'clause',
    hits: ['The group vowed to avenge its leader.', 'He warned that the port would burn.'],
    misses: ['The port burned.'],
  },
  {
    id: 'claim/demand',
    lemmas: ['demand', 'urge', 'request', 'appeal', 'exhort'],
    stance: 'demands',
    content: 'object',
    hits: ['The council urged the rebels to lay down arms.'],
    misses: ['Demand for bread rose.'],
  },
  {
    id: 'claim/promise',
    lemmas: ['promise', 'pledge'],
    stance: 'promises',
    content: 'clause',
    hits: ['The premier promised to rebuild the town.'],
    misses: ['The town was rebuilt.'],
  },
  {
    id: 'claim/doubt',
    lemmas: ['doubt', 'question'],
    stance: 'doubts',
    content: 'object',
    hits: ['Analysts doubted the figure.'],
    misses: ['The question was simple.'],
  },
  {
    id: 'claim/praise',
    lemmas: ['praise', 'welcome', 'hail', 'applaud', 'commend', 'thank', 'congratulate'],
    stance: 'praises',
    content: 'object',
    hits: ['The envoy welcomed the truce.'],
    misses: ['The truce held.'],
  },
]

/** Rules that stand whatever the trained heads say. */
export const sureRules: ReadonlySet<string> = new Set(
  cueRules.filter((r) => r.object || r.content === 'figure').map((r) => r.id),
)

export const cueOf: ReadonlyMap<string, CueRule> = new Map(
  cueRules.flatMap((r) => r.lemmas.map((l) => [l, r] as const)),
)
