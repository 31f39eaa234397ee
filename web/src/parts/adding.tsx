/** Adding reports: the button, the page-wide drop target and the dock that shows how each file fared. */
import { useEffect, useRef, useState } from 'react'
import type { AddOutcome } from '../../../src/desk/types.ts'
import { add, dismiss, filesOf, useAdding } from '../lib/adding.ts'
import { number, plural } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { Icon } from './icons.tsx'

const ACCEPT = '.txt,.text,.md,.html,.htm,.jsonl,.ndjson,text/plain,text/html'

export function AddButton({ label = 'Add reports' }: { label?: string }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button button-main" onClick={() => input.current?.click()}>
        <Icon name="plus" /> {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        hidden
        aria-label="Files to add"
        onChange={(e) => {
          add([...(e.target.files ?? [])])
          e.target.value = ''
        }}
      />
    </>
  )
}

/** Covers the page while files are dragged over it, on every page of the app. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    // dragenter and dragleave also fire for every element passed over; the counter tells the page's own border.
    let depth = 0
    const withFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false
    const enter = (e: DragEvent) => {
      if (!withFiles(e)) return
      e.preventDefault()
      depth++
      setOver(true)
    }
    const move = (e: DragEvent) => {
      if (withFiles(e)) e.preventDefault()
    }
    const leave = (e: DragEvent) => {
      if (!withFiles(e)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const drop = (e: DragEvent) => {
      if (!e.dataTransfer || !withFiles(e)) return
      e.preventDefault()
      depth = 0
      setOver(false)
      void filesOf(e.dataTransfer).then(add)
    }
    const pairs = [
      ['dragenter', enter],
      ['dragover', move],
      ['dragleave', leave],
      ['drop', drop],
    ] as const
    for (const [name, act] of pairs) addEventListener(name, act)
    return () => {
      for (const [name, act] of pairs) removeEventListener(name, act)
    }
  }, [])
  if (!over) return null
  return (
    <div className="drop" aria-hidden="true">
      <div className="drop-box">
        <Icon name="file" />
        <strong>Drop to add</strong>
        <span>Plain text, HTML pages or JSON Lines; folders too</span>
      </div>
    </div>
  )
}

export function AddingDock() {
  const { files, done, running, outcomes, summary, failures } = useAdding()
  if (files === 0) return null
  const { added, known, refused } = summary
  const parts = [`${number(added)} added`]
  if (known > 0) parts.push(`${number(known)} already known`)
  if (refused > 0) parts.push(`${number(refused)} refused`)
  return (
    <section className="dock" aria-label="Adding reports">
      <header className="dock-head">
        <div role="status">
          <strong>{running ? `Reading ${plural(files, 'file')}` : 'Done'}</strong>
          <span className="quiet"> {parts.join(', ')}</span>
        </div>
        {!running && (
          <button type="button" className="icon-button" aria-label="Close" onClick={dismiss}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <progress className="bar" max={files} value={done} aria-label="Files read" />
      <ol className="dock-list">
        {failures.map((f) => (
          <li key={f} className="outcome outcome-refused">
            <Icon name="warn" />
            <span>{f}</span>
          </li>
        ))}
        {outcomes.slice(0, 200).map((o, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outcomes have no id; counted from the end, theirs never changes
          <Outcome key={outcomes.length - i} outcome={o} />
        ))}
      </ol>
    </section>
  )
}

function Outcome({ outcome }: { outcome: AddOutcome }) {
  const { path } = outcome
  if (outcome.state === 'refused')
    return (
      <li className="outcome outcome-refused">
        <Icon name="warn" />
        <span>
          <strong>{path}</strong> refused. {outcome.reason}
        </span>
      </li>
    )
  const isNew = outcome.state === 'added'
  return (
    <li className="outcome">
      <Icon name={isNew ? 'check' : 'file'} />
      <span>
        <Link to={reportPath(outcome.id)}>{(isNew && outcome.title) || path}</Link>
        <br />
        <small className="quiet">
          {isNew
            ? `${path}: ${plural(outcome.events, 'event')}, ${plural(outcome.claims, 'claim')}`
            : 'Already in the ledger'}
        </small>
      </span>
    </li>
  )
}
