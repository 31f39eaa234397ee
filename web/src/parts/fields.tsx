/** The rows of a details panel: a name, a value, and the words it was read from. */
import type { ReactNode } from 'react'
import type { Record, Span } from '../../../src/record/index.ts'
import { Icon } from './icons.tsx'

export function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="row-field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Words of the text as a button: shows them in their place. */
export function Words({ record, span, onShow }: { record: Record; span: Span; onShow: (s: Span) => void }) {
  const words = record.text.slice(span.start, span.end)
  return (
    <button type="button" className="words" title="Show these words in the text" onClick={() => onShow(span)}>
      <Icon name="quote" />
      <span>{words}</span>
    </button>
  )
}

export const Unstated = ({ children = 'Not stated' }: { children?: ReactNode }) => (
  <span className="nothing">{children}</span>
)

/** What a value rests on, and the rule that gave it. */
export function Why({ lines, rule }: { lines: readonly string[]; rule?: string | undefined }) {
  return (
    <>
      {[...new Set(lines)].map((line) => (
        <p key={line} className="small">
          {line}
        </p>
      ))}
      <RuleOf rule={rule} />
    </>
  )
}

/** The rule by its name, as docs/rules.md has it. */
export const RuleOf = ({ rule }: { rule?: string | undefined }) =>
  rule ? (
    <code className="rule" title="The rule that gave this value">
      {rule}
    </code>
  ) : null
