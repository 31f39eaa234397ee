/** A field of the details that can be corrected in its place, and the mark of a correction that is in force. */
import { type ReactNode, useId, useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import { type Form, formOf, valueNow, wholeOf } from '../lib/corrections.ts'
import { correctionOf, FIELD_NAMES, formatValue } from '../lib/decisions.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

interface Props {
  view: ReportView
  /** Of an event, claim or actor; null for the report. */
  id: string | null
  field: string
  /** What the row is called; default the field's own name. */
  name?: string
  children: ReactNode
}

export function Correctable({ view, id, field, name = FIELD_NAMES[field] ?? field, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <div className="row-field row-editable">
      <dt>{name}</dt>
      <dd>
        {children}
        <Corrected view={view} id={id} field={field} />
        {open && <CorrectForm view={view} id={id} field={field} name={name} onClose={() => setOpen(false)} />}
      </dd>
      {!open && (
        <button
          type="button"
          className="icon-button row-edit"
          aria-label={`Correct: ${name}`}
          title={`Correct: ${name}`}
          onClick={() => setOpen(true)}
        >
          <Icon name="pencil" />
        </button>
      )}
    </div>
  )
}

/** Who corrected it, what was read, and the way back. */
export function Corrected({ view, id, field }: Omit<Props, 'children' | 'name'>) {
  const deciding = useDecide()
  const made = correctionOf(view.decisions, view.record.id, id, field)
  if (made === undefined) return null
  return (
    <p className="corrected small">
      <Icon name="pencil" />
      <span>
        Corrected by {made.who}; was: {formatValue(field, made.before)}
      </span>
      <button
        type="button"
        className="link-button"
        disabled={deciding.busy}
        onClick={() => deciding.decide({ kind: 'undo', of: made.seq })}
      >
        Undo
      </button>
    </p>
  )
}

interface FormProps extends Omit<Props, 'children' | 'name'> {
  name: string
  onClose: () => void
}

export function CorrectForm({ view, id, field, name, onClose }: FormProps) {
  const { record } = view
  const form = formOf(record, field)
  const deciding = useDecide()
  const [value, setValue] = useState<Draft>(() => draftOf(form, valueNow(record, id, field)))
  const target = id === null ? { report: record.id } : { report: record.id, event: id }
  return (
    <DecisionForm
      deciding={deciding}
      label={`Correct: ${name}`}
      save="Save"
      onClose={onClose}
      request={(note) => {
        const made = entered(form, value)
        if (made instanceof Error) return made.message
        return { kind: 'correct', target, field, value: made.value, note }
      }}
    >
      <Inputs form={form} name={name} value={value} onChange={setValue} />
    </DecisionForm>
  )
}

/** What stands in the form: texts by name, and what is ticked. */
interface Draft {
  texts: { [name: string]: string }
  ticked: string[]
}

function draftOf(form: Form, now: unknown): Draft {
  const text = (v: unknown) => (v === null || v === undefined ? '' : String(v))
  const of = (now ?? {}) as { [key: string]: unknown }
  switch (form.kind) {
    case 'days':
      return { texts: { from: text(of.from), to: text(of.to) }, ticked: [] }
    case 'bounds':
      return { texts: { min: text(of.min), max: text(of.max), whom: text(of.whom) }, ticked: [] }
    case 'names':
      return { texts: { value: (now as string[]).join('; ') }, ticked: [] }
    case 'several':
      return { texts: {}, ticked: now as string[] }
    default:
      return { texts: { value: text(now) }, ticked: [] }
  }
}

/** The value that was entered, or what is wrong with it. */
function entered(form: Form, { texts, ticked }: Draft): { value: unknown } | Error {
  const value = texts.value?.trim() ?? ''
  switch (form.kind) {
    case 'days': {
      const { from = '', to = '' } = texts
      if (from === '' && to === '') return { value: null }
      const days = { from: from || to, to: to || from }
      return days.from <= days.to ? { value: days } : new Error('The last day is before the first.')
    }
    case 'bounds': {
      const [min, max] = [wholeOf(texts.min ?? ''), wholeOf(texts.max ?? '')]
      if (min === undefined || max === undefined) return new Error('Enter whole numbers, or leave a field empty.')
      if (min === null && max === null) return { value: null }
      if (min !== null && max !== null && min > max) return new Error('The most is below the least.')
      const whom = texts.whom?.trim()
      return { value: whom ? { min, max, whom } : { min, max } }
    }
    case 'names':
      return { value: namesIn(value) }
    case 'several':
      return { value: ticked }
    case 'day':
      return value === '' ? new Error('Choose a day.') : { value }
    case 'choice':
      return { value: value === '' ? null : value }
    case 'text':
      return value === '' && !form.isEmptyAllowed ? new Error('Enter a name.') : { value: value === '' ? null : value }
  }
}

const namesIn = (text: string): string[] => text.split(';').flatMap((n) => n.trim() || [])

interface InputsProps {
  form: Form
  name: string
  value: Draft
  onChange: (d: Draft) => void
}

function Inputs({ form, name, value, onChange }: InputsProps) {
  const list = useId()
  const put = (key: string, text: string) => onChange({ ...value, texts: { ...value.texts, [key]: text } })
  const input = (key: string, label: string, type: 'text' | 'date' | 'number' = 'text', isFirst = false) => (
    <label className="decide-field" key={key}>
      <span>{label}</span>
      <input
        type={type}
        value={value.texts[key] ?? ''}
        min={type === 'number' ? 0 : undefined}
        maxLength={type === 'text' ? 500 : undefined}
        list={'list' in form && form.list ? list : undefined}
        // biome-ignore lint/a11y/noAutofocus: the form was opened by the person to type here
        autoFocus={isFirst}
        onChange={(e) => put(key, e.target.value)}
      />
    </label>
  )
  switch (form.kind) {
    case 'days':
      return (
        <div className="decide-row">
          {input('from', 'First day', 'date', true)}
          {input('to', 'Last day', 'date')}
        </div>
      )
    case 'bounds':
      return (
        <>
          <div className="decide-row">
            {input('min', 'At least', 'number', true)}
            {input('max', 'At most', 'number')}
          </div>
          <p className="small quiet">Both the same for an exact figure; both empty when it is not stated.</p>
        </>
      )
    case 'several':
      return (
        <fieldset className="decide-checks">
          <legend className="unseen">{name}</legend>
          {form.options.map((o) => (
            <label key={o.value} className="check">
              <input
                type="checkbox"
                checked={value.ticked.includes(o.value)}
                onChange={(e) =>
                  onChange({
                    ...value,
                    ticked: e.target.checked ? [...value.ticked, o.value] : value.ticked.filter((v) => v !== o.value),
                  })
                }
              />
              {o.label}
            </label>
          ))}
          {form.options.length === 0 && <p className="nothing">The report names none.</p>}
        </fieldset>
      )
    case 'choice':
      return (
        <label className="decide-field">
          <span>{name}</span>
          {/* biome-ignore lint/a11y/noAutofocus: the form was opened by the person to choose here */}
          <select autoFocus value={value.texts.value} onChange={(e) => put('value', e.target.value)}>
            {form.options.map((o) => (
              <option key={o.value} value={o.value}>
                {o.label}
              </option>
            ))}
          </select>
        </label>
      )
    default:
      return (
        <>
          {input(
            'value',
            form.kind === 'names' ? 'Names, with ; between' : name,
            form.kind === 'day' ? 'date' : 'text',
            true,
          )}
          {'list' in form && form.list && (
            <datalist id={list}>
              {form.list.map((n) => (
                <option key={n} value={n} />
              ))}
            </datalist>
          )}
        </>
      )
  }
}
