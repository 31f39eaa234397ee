/**
 * One report: its text with what was read in it, and beside it the details of what is selected.
 *
 * The selection lives in the address ("#e3", "#e3@120-131"), so that every view of every word can be linked to.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Span } from '../../../src/record/index.ts'
import { useApi } from '../lib/data.ts'
import { useKeys } from '../lib/keys.ts'
import {
  anchorOf,
  hashOf,
  inOrder,
  marksOf,
  marksOfSelection,
  type Shown,
  SWITCHES,
  type Switch,
  selectionOf,
} from '../lib/marks.ts'
import { navigate, useAddress } from '../lib/router.tsx'
import { useMedia, useText } from '../lib/settings.ts'
import { ClaimMargin } from '../parts/claim-margin.tsx'
import { ReportHead } from '../parts/report-head.tsx'
import { ReportPanel, type Tab } from '../parts/report-panel.tsx'
import { ReportText } from '../parts/report-text.tsx'
import { scrollToSpan } from '../parts/scroll.ts'
import { Failure, Loading, Missing } from '../parts/states.tsx'
import { TreeContext, TreeDialog } from '../parts/tree.tsx'

export function ReportPage({ id }: { id: string }) {
  const { data, error } = useApi<ReportView>(`/api/reports/${encodeURIComponent(id)}`)
  if (error?.status === 404) return <Missing what="This report" />
  if (error) return <Failure error={error} what="The report" />
  if (!data)
    return (
      <div className="page">
        <Loading what="the report" lines={14} />
      </div>
    )
  return <Reading view={data} />
}

function Reading({ view }: { view: ReportView }) {
  const { record } = view
  const { hash } = useAddress()
  const [shown, toggle] = useShown()
  const [tab, setTab] = useState<Tab>('events')
  const [nonce, setNonce] = useState(0)
  const [tree, setTree] = useState<Span | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const threeColumns = useMedia('(min-width: 106rem)')

  const selection = useMemo(() => selectionOf(record, hash), [record, hash])
  const marks = useMemo(() => marksOf(record, shown), [record, shown])
  const overlay = useMemo(() => {
    const own = marksOfSelection(record, selection)
    const show = selection.kind === 'none' ? null : selection.show
    return show ? [...own, { ...show, layer: 'flash' as const, id: 'flash' }] : own
  }, [record, selection])
  const rejected = useMemo(
    () => new Set(Object.keys(view.reviews).filter((e) => view.reviews[e]?.state === 'rejected')),
    [view.reviews],
  )
  const events = useMemo(() => inOrder(record.events), [record])
  const selected = selection.kind === 'none' ? null : selection.id

  const select = (id: string | null, show?: Span | null) => {
    // Opening details is a step one can go back from; moving on from one to the next is not.
    const to = id === null ? `${location.pathname}${location.search}` : hashOf(id, show)
    navigate(to, { replace: selected !== null })
    setNonce((n) => n + 1)
  }
  const step = (by: number) => {
    if (events.length === 0) return
    const at = events.findIndex((e) => e.id === selected)
    const next = at < 0 ? (by > 0 ? 0 : events.length - 1) : Math.min(events.length - 1, Math.max(0, at + by))
    setTab('events')
    select(events[next]!.id)
  }
  const close = (id: string) => {
    const inPanel = document.activeElement?.closest('.panel') != null
    select(null)
    if (!inPanel) return
    // The words are drawn anew without the selection; the focus goes back to them after that.
    const words = `a[href="${CSS.escape(hashOf(id))}"]`
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(words)?.focus({ preventScroll: true }))
  }
  useKeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['ArrowRight', () => step(1)],
    ['ArrowLeft', () => step(-1)],
    ['Escape', () => selected !== null && close(selected)],
  ])

  // biome-ignore lint/correctness/useExhaustiveDependencies: nonce repeats the move when the same words are asked for again
  useEffect(() => {
    const anchor = anchorOf(record, selection)
    if (anchor && body.current) scrollToSpan(body.current, anchor)
  }, [record, selection, nonce])

  const title = record.title ?? record.document.path ?? 'Untitled report'
  return (
    <TreeContext value={setTree}>
      <div className={`reading${selected ? ' has-selection' : ''}`}>
        <title>{`${title} · Onrecord`}</title>
        <article className="reading-main">
          <ReportHead view={view} title={title} shown={shown} onToggle={toggle} />
          <div className="with-margin">
            <ReportText
              ref={body}
              record={record}
              marks={marks}
              overlay={overlay}
              selected={selected}
              kind={selection.kind}
              rejected={rejected}
              flash={nonce}
              onSelect={(id, byKey) => {
                select(id)
                if (byKey) requestAnimationFrame(() => document.querySelector<HTMLElement>('.details')?.focus())
              }}
            />
            {shown.claims && <ClaimMargin record={record} body={body} selected={selected} onSelect={select} />}
          </div>
        </article>
        <ReportPanel
          view={view}
          selection={selection}
          tab={tab}
          onTab={setTab}
          apart={threeColumns}
          onSelect={select}
          onStep={step}
        />
        {tree && <TreeDialog report={record.id} span={tree} onClose={() => setTree(null)} />}
      </div>
    </TreeContext>
  )
}

/** Which layers are shown; kept in the browser. */
function useShown(): [Shown, (s: Switch) => void] {
  const [hidden, setHidden] = useText('hidden-layers')
  const shown = useMemo(() => {
    const off = hidden.split(' ')
    return Object.fromEntries(SWITCHES.map((s) => [s, !off.includes(s)])) as Shown
  }, [hidden])
  return [shown, (s) => setHidden(SWITCHES.filter((x) => (x === s ? shown[x] : !shown[x])).join(' '))]
}
