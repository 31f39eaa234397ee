/**
 * The tree of a sentence: its words in a line, an arc from each word to those that depend on it, each with its
 * Universal Dependencies relation. Long sentences are scrolled sideways.
 */
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import type { SyntaxView } from '../../../src/desk/types.ts'
import type { Sentence, Span } from '../../../src/record/index.ts'
import { type Arc, arcsOf, middlesOf } from '../lib/arcs.ts'
import { useApi } from '../lib/data.ts'
import { Icon } from './icons.tsx'
import { Failure, Loading } from './states.tsx'

/** Opens the tree of the sentence that holds this. */
export const TreeContext = createContext<(span: Span) => void>(() => undefined)

export function TreeButton({ span }: { span: Span }) {
  const open = useContext(TreeContext)
  return (
    <button type="button" className="link-button small" onClick={() => open(span)}>
      <Icon name="tree" /> Sentence tree
    </button>
  )
}

export function TreeDialog({ report, span, onClose }: { report: string; span: Span; onClose: () => void }) {
  const path = `/api/reports/${encodeURIComponent(report)}`
  const { data, error } = useApi<SyntaxView>(`${path}/syntax`)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const sentence = data && sentenceAt(data, span)
  return (
    <dialog ref={dialog} className="dialog tree-dialog" aria-labelledby="tree-title" onClose={onClose}>
      <header className="dialog-head">
        <h2 id="tree-title">Sentence tree</h2>
        <a className="small" href={`${path}/conllu`} download>
          Whole report as CoNLL-U
        </a>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {error && <Failure error={error} what="The tree" />}
      {!error && !data && <Loading what="the tree" lines={4} />}
      {data && !data.isSameText && (
        <p className="aside">
          This version takes another text out of the document than the one the report was read from: read it again on
          the page Ledger.
        </p>
      )}
      {data && !sentence && <p className="none">No sentence was read here.</p>}
      {data && sentence && <Tree key={sentence.span.start} sentence={sentence} from={span.start} />}
    </dialog>
  )
}

/** The sentence that holds the beginning of the span. */
const sentenceAt = ({ sentences }: SyntaxView, { start }: Span): Sentence | undefined =>
  sentences.find((s) => s.span.start <= start && start < s.span.end && s.tokens.length > 0)

const [LEVEL, WORDS, GAP] = [24, 58, 16]

function Tree({ sentence: { tokens }, from }: { sentence: Sentence; from: number }) {
  const scroll = useRef<HTMLElement>(null)
  const [at, setAt] = useState<number | null>(null)
  const arcs = arcsOf(tokens.map((t) => t.head))
  const widths = tokens.map((t) =>
    Math.max(widthOf(t.form, WORD), widthOf(t.upos, TAG), widthOf(t.lemma, TAG), widthOf(t.deprel, TAG) - GAP, 18),
  )
  const { middles, width } = middlesOf(widths, GAP)
  const base = Math.max(2, ...arcs.map((a) => a.level + 1)) * LEVEL
  const asked = middles[tokens.findIndex((t) => t.span.end > from)] ?? 0
  useEffect(() => {
    const box = scroll.current
    if (box) box.scrollLeft = asked - box.clientWidth / 2
  }, [asked])
  const isLit = (a: Arc) => at !== null && (a.head === at || a.dependent === at)
  return (
    <>
      <section ref={scroll} className="tree-scroll" aria-label="Words and arcs">
        <svg className={at === null ? 'tree' : 'tree is-lit'} width={width} height={base + WORDS} aria-hidden="true">
          {arcs.map((a) => (
            <ArcLine
              key={a.dependent}
              arc={a}
              middles={middles}
              base={base}
              label={tokens[a.dependent]!.deprel}
              isLit={isLit(a)}
            />
          ))}
          {tokens.map((t, i) => (
            <g
              key={t.span.start}
              className={`tree-word tree-${t.upos}${i === at ? ' is-lit' : ''}`}
              transform={`translate(${middles[i]},${base})`}
              onPointerEnter={() => setAt(i)}
              onPointerLeave={() => setAt(null)}
            >
              <rect x={-widths[i]! / 2 - GAP / 2} y={0} width={widths[i]! + GAP} height={WORDS} />
              {t.head === -1 && <RootLine base={base} />}
              <text className="tree-form" y={20}>
                {t.form}
              </text>
              <text className="tree-tag" y={36}>
                {t.upos}
              </text>
              {t.lemma.toLowerCase() !== t.form.toLowerCase() && (
                <text className="tree-lemma" y={51}>
                  {t.lemma}
                </text>
              )}
            </g>
          ))}
        </svg>
      </section>
      <details className="tree-table">
        <summary>As a table</summary>
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                {['Word', 'Lemma', 'Tag', 'Relation', 'of'].map((h) => (
                  <th key={h}>{h}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tokens.map((t) => (
                <tr key={t.span.start}>
                  <th scope="row">{t.form}</th>
                  <td>{t.lemma}</td>
                  <td>{t.upos}</td>
                  <td>{t.deprel}</td>
                  <td>{tokens[t.head]?.form ?? 'the sentence'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

interface ArcProps {
  arc: Arc
  middles: number[]
  base: number
  label: string
  isLit: boolean
}

/** From the head up, over, and down on the dependent, where the arrow is. */
function ArcLine({ arc: { head, dependent, level }, middles, base, label, isLit }: ArcProps) {
  const side = dependent > head ? 1 : -1
  const [x1, x2, y] = [middles[head]! + 5 * side, middles[dependent]!, base - level * LEVEL]
  const r = Math.min(9, Math.abs(x2 - x1) / 2)
  const d = `M${x1},${base - 2} V${y + r} q0,${-r} ${side * r},${-r} H${x2 - side * r} q${side * r},0 ${side * r},${r} V${base - 4}`
  return (
    <g className={isLit ? 'tree-arc is-lit' : 'tree-arc'}>
      <path d={d} />
      <path className="tree-head" d={`M${x2 - 3},${base - 8} h6 l-3,6 Z`} />
      <text x={(x1 + x2) / 2} y={y + 3.5}>
        {label}
      </text>
    </g>
  )
}

function RootLine({ base }: { base: number }) {
  return (
    <g className="tree-arc tree-root">
      <path d={`M0,${10 - base} V-4`} />
      <path className="tree-head" d="M-3,-8 h6 l-3,6 Z" />
      <text x={0} y={12 - base}>
        root
      </text>
    </g>
  )
}

const WORD = '15px "Inter Variable", system-ui, sans-serif'
const TAG = '11px "Inter Variable", system-ui, sans-serif'
let ruler: CanvasRenderingContext2D | null | undefined
function widthOf(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return text.length * 8
  ruler.font = font
  return ruler.measureText(text).width
}
