/** Grades of people, with their reason: how reliable a source is (A to F), how credible what it tells (1 to 6). */
import { useState } from 'react'
import type { Grade, Target } from '../../../src/desk/types.ts'
import { formatInstant } from '../lib/format.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

export const RELIABILITY: { [grade: string]: string } = {
  A: 'Completely reliable',
  B: 'Usually reliable',
  C: 'Fairly reliable',
  D: 'Not usually reliable',
  E: 'Unreliable',
  F: 'Cannot be judged',
}
export const CREDIBILITY: { [grade: string]: string } = {
  1: 'Confirmed by other sources',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Cannot be judged',
}

interface Props {
  target: Target
  field: Grade['field']
  grade: Grade | null | undefined
}

export function GradeLine({ target, field, grade }: Props) {
  const [open, setOpen] = useState(false)
  const scale = field === 'reliability' ? RELIABILITY : CREDIBILITY
  return (
    <>
      <p className="value-line">
        {grade ? (
          <span title={`${grade.who}, ${formatInstant(grade.at)}`}>
            <b className="grade">{grade.value}</b> {scale[grade.value]}
            <span className="quiet">
              {' '}
              · {grade.who}: “{grade.note}”
            </span>
          </span>
        ) : (
          <span className="nothing">Not graded</span>
        )}
        {!open && (
          <button type="button" className="link-button small" onClick={() => setOpen(true)}>
            {grade ? 'Grade again' : 'Grade'}
          </button>
        )}
      </p>
      {open && <GradeForm {...{ target, field, grade }} scale={scale} onClose={() => setOpen(false)} />}
    </>
  )
}

interface GradeFormProps extends Props {
  scale: { [grade: string]: string }
  onClose: () => void
}

function GradeForm({ target, field, grade, scale, onClose }: GradeFormProps) {
  const deciding = useDecide()
  const [value, setValue] = useState(grade ? String(grade.value) : '')
  return (
    <DecisionForm
      deciding={deciding}
      label={field === 'reliability' ? 'Reliability of the source' : 'Credibility of what is told'}
      save="Grade"
      needsNote
      onClose={onClose}
      request={(note) =>
        value === ''
          ? 'Choose a grade.'
          : { kind: 'grade', target, field, value: field === 'credibility' ? Number(value) : value, note }
      }
    >
      <fieldset className="decide-grades">
        <legend className="unseen">Grade</legend>
        {Object.entries(scale).map(([key, words]) => (
          <label key={key} className="check">
            <input type="radio" name="grade" checked={value === key} onChange={() => setValue(key)} />
            <b className="grade">{key}</b> {words}
          </label>
        ))}
      </fieldset>
    </DecisionForm>
  )
}

export const GradeMark = ({ grade }: { grade: Grade | null | undefined }) =>
  grade ? (
    <span className="grade-mark" title={`${grade.field}: ${grade.note}`}>
      <Icon name="scale" /> {grade.value}
    </span>
  ) : null
