/**
 * The claims of a report in its margin, each beside its words: who, and how they stand to it. Where the page is too
 * narrow for names only the sign is left, in the gutter.
 */
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react'
import type { Claim, Record } from '../../../src/record/index.ts'
import { stacked } from '../lib/stack.ts'
import { Item } from './report-lists.tsx'
import type { Select } from './report-panel.tsx'
import { StanceSign } from './stance.tsx'

interface Props {
  record: Record
  /** The text, drawn with the marks of the claims. */
  body: RefObject<HTMLDivElement | null>
  selected: string | null
  onSelect: Select
}

const startOf = (c: Claim): number => Math.min(...c.content.map((s) => s.start))

export function ClaimMargin({ record, body, selected, onSelect }: Props) {
  const margin = useRef<HTMLElement>(null)
  const claims = useMemo(
    () => record.claims.filter((c) => c.content.length > 0).sort((a, b) => startOf(a) - startOf(b)),
    [record],
  )
  useLayoutEffect(() => {
    const [text, aside] = [body.current, margin.current]
    if (!text || !aside) return
    const place = () => {
      const notes = [...aside.querySelectorAll<HTMLElement>('.margin-claim')]
      const zero = aside.getBoundingClientRect().top
      const wanted = notes.map((note, i) => {
        const words = text.querySelector(`[data-at="${startOf(claims[i]!)}"]`)
        const top = words?.getClientRects()[0]?.top
        note.hidden = top === undefined
        return { top: (top ?? zero) - zero, height: top === undefined ? 0 : note.offsetHeight }
      })
      const tops = stacked(wanted, 4)
      for (const [i, note] of notes.entries()) note.style.top = `${tops[i]}px`
    }
    place()
    // Lines break anew when the column or the letters change.
    const watch = new ResizeObserver(place)
    watch.observe(text)
    return () => watch.disconnect()
  }, [claims, body])
  return (
    <aside ref={margin} className="margin" aria-label="Claims beside the text">
      {claims.map((c) => (
        <Item
          key={c.id}
          id={c.id}
          selected={selected}
          onSelect={onSelect}
          className={`margin-claim stance stance-${c.stance}`}
        >
          <StanceSign stance={c.stance} />
          <span className="margin-name">
            <span className="margin-who">{c.speaker.name || 'Not named'}</span> <small>{c.stance}</small>
          </span>
        </Item>
      ))}
    </aside>
  )
}
