/** The report's own words, paragraph by paragraph, with everything read in them laid over. */
import {
  Fragment,
  memo,
  type ReactNode,
  type Ref,
  useContext,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import type { Record, Span } from '../../../src/record/index.ts'
import { hashOf } from '../lib/marks.ts'
import { type Mark, paragraphs, type Segment, segment } from '../lib/segments.ts'
import { Icon } from './icons.tsx'
import { TreeContext } from './tree.tsx'

interface Props {
  ref: Ref<HTMLDivElement>
  record: Record
  /** Marks of the layers that are on; the same list until they change. */
  marks: Mark[]
  /** Marks of the selection. */
  overlay: Mark[]
  selected: string | null
  /** What kind of thing is selected; it sets the hue of the overlay. */
  kind: string
  rejected: ReadonlySet<string>
  /** Changes when the flash has to start again. */
  flash: number
  /** `byKey`: chosen with the keyboard, so the focus goes along. */
  onSelect: (id: string, byKey: boolean) => void
}

export function ReportText({ ref, record, marks, overlay, selected, kind, rejected, flash, onSelect }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => root.current!)
  const blocks = useMemo(() => paragraphs(record.text), [record])
  const byBlock = useMemo(() => spread(blocks, marks), [blocks, marks])
  const ends = useMemo(() => endsIn(blocks, record.sentences), [blocks, record])
  const title = record.title?.trim()

  // One listener for all words: a click goes to the topmost mark, a drag that selects text to none.
  const choose = useRef(onSelect)
  useEffect(() => {
    choose.current = onSelect
  })
  useEffect(() => {
    const click = (e: MouseEvent) => {
      if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
      const id = (e.target as Element).closest<HTMLElement>('[data-id]')?.dataset.id
      if (!id) return
      e.preventDefault()
      if (String(getSelection()) === '') choose.current(id, e.detail === 0)
    }
    const element = root.current!
    element.addEventListener('click', click)
    return () => element.removeEventListener('click', click)
  }, [])

  return (
    <div ref={root} className="text" data-kind={kind} lang={record.language}>
      {blocks.map((block, i) => {
        const own = overlay.filter((m) => m.start < block.end && m.end > block.start)
        return (
          <Paragraph
            key={block.start}
            text={record.text}
            block={block}
            marks={byBlock[i]!}
            overlay={own.length > 0 ? own : NO_MARKS}
            selected={own.length > 0 ? selected : null}
            rejected={rejected}
            flash={own.some((m) => m.layer === 'flash') ? flash : 0}
            ends={ends[i]!}
            isTitle={title !== undefined && record.text.slice(block.start, block.end) === title}
          />
        )
      })}
    </div>
  )
}

const NO_MARKS: Mark[] = []

interface ParagraphProps {
  text: string
  block: Span
  marks: Mark[]
  overlay: Mark[]
  selected: string | null
  rejected: ReadonlySet<string>
  flash: number
  /** Sentences that end in it. */
  ends: Span[]
  isTitle: boolean
}

const Paragraph = memo(function Paragraph({
  text,
  block,
  marks,
  overlay,
  selected,
  rejected,
  flash,
  ends,
  isTitle,
}: ParagraphProps) {
  const segments = segment(
    block,
    overlay.length > 0 ? merge(marks, overlay) : marks,
    ends.map((s) => s.end),
  )
  const isSkipped = segments.every((s) => s.marks.some((m) => m.layer === 'skipped'))
  const classes = [isTitle && 'is-title', isSkipped && 'is-skipped'].filter(Boolean).join(' ')
  return (
    <p
      className={classes || undefined}
      title={isSkipped ? 'Not part of the article: left out of the reading' : undefined}
    >
      {segments.map((s) => {
        const ended = ends.find((e) => e.end === s.end)
        return (
          <Fragment key={`${s.start} ${s.marks.some((m) => m.layer === 'flash') ? flash : ''}`}>
            <Piece text={text} segment={s} selected={selected} rejected={rejected} />
            {ended && <SentenceEnd sentence={ended} />}
          </Fragment>
        )
      })}
    </p>
  )
})

/** The small control on a sentence: it opens the tree. */
function SentenceEnd({ sentence }: { sentence: Span }) {
  const open = useContext(TreeContext)
  return (
    <button
      type="button"
      className="sentence-end"
      // By key the tree is reached from the details of an event or claim: a stop at each sentence would be too many.
      tabIndex={-1}
      aria-label="Tree of this sentence"
      title="Tree of this sentence"
      onClick={() => open(sentence)}
    >
      <Icon name="tree" />
    </button>
  )
}

/** Which marks a click may go to, the topmost last. */
const CLICKABLE: readonly Mark['layer'][] = ['claim', 'actor', 'place', 'time', 'speaker', 'cue', 'event']

function Piece({
  text,
  segment: s,
  selected,
  rejected,
}: {
  text: string
  segment: Segment
  selected: string | null
  rejected: ReadonlySet<string>
}) {
  const words = text.slice(s.start, s.end)
  if (s.marks.length === 0) return words
  const target = s.marks.findLast((m) => CLICKABLE.includes(m.layer))
  let node: ReactNode = words
  for (const m of s.marks.toReversed()) {
    const name = ['m', `m-${m.layer}`]
    if (m.start === s.start) name.push('is-first')
    if (m.end === s.end) name.push('is-last')
    if (m.id === selected) name.push('is-selected')
    if (m.layer === 'event' && rejected.has(m.id)) name.push('is-rejected')
    // An event's trigger and a claim's cue are links: reachable by key, and to be opened in a new tab.
    const isLink = m === target && (m.layer === 'event' || m.layer === 'cue') && m.start === s.start
    node = isLink ? (
      <a
        className={name.join(' ')}
        href={hashOf(m.id)}
        draggable={false}
        aria-label={`${words}: ${m.layer === 'event' ? 'event' : 'claim'}`}
      >
        {node}
      </a>
    ) : (
      <span className={name.join(' ')}>{node}</span>
    )
  }
  return (
    <span data-at={s.start} data-id={target?.id}>
      {node}
    </span>
  )
}

/** The marks of each block; both lists are in order of their starts, a mark may cover several blocks. */
function spread(blocks: readonly Span[], marks: readonly Mark[]): Mark[][] {
  const out: Mark[][] = blocks.map(() => [])
  const ordered = [...marks].sort((a, b) => a.start - b.start)
  let first = 0
  for (const m of ordered) {
    while (first < blocks.length && blocks[first]!.end <= m.start) first++
    for (let i = first; i < blocks.length && blocks[i]!.start < m.end; i++) out[i]!.push(m)
  }
  return out
}

/** The sentences that end in each block. */
function endsIn(blocks: readonly Span[], sentences: readonly Span[]): Span[][] {
  return blocks.map((b) => sentences.filter((s) => s.end > b.start && s.end <= b.end))
}

/** Adds the overlay, leaving out what is marked the same way already. */
function merge(marks: readonly Mark[], overlay: readonly Mark[]): Mark[] {
  const key = (m: Mark) => `${m.layer} ${m.id} ${m.start} ${m.end}`
  const there = new Set(marks.map(key))
  return [...marks, ...overlay.filter((m) => !there.has(key(m)))]
}
