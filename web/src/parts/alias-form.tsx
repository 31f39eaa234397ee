/** Naming an alias: this name is another name of someone, in every report of the ledger. */
import { useState } from 'react'
import type { Actor } from '../../../src/record/index.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

export function AnotherName({ actor }: { actor: Actor }) {
  const [open, setOpen] = useState(false)
  if (!actor.named) return null
  if (open) return <AliasForm alias={actor.name} onClose={() => setOpen(false)} />
  return (
    <button type="button" className="link-button small" onClick={() => setOpen(true)}>
      <Icon name="plus" /> It is another name of …
    </button>
  )
}

function AliasForm({ alias, onClose }: { alias: string; onClose: () => void }) {
  const deciding = useDecide()
  const [name, setName] = useState('')
  return (
    <DecisionForm
      deciding={deciding}
      label={`“${alias}” is another name`}
      save="Name it"
      onClose={onClose}
      request={(note) =>
        name.trim() === '' ? 'Enter the name.' : { kind: 'alias', value: { alias, name: name.trim() }, note }
      }
    >
      <label className="decide-field">
        <span>“{alias}” is another name of</span>
        {/* biome-ignore lint/a11y/noAutofocus: the form was opened by the person to type here */}
        <input autoFocus value={name} maxLength={500} onChange={(e) => setName(e.target.value)} />
      </label>
      <p className="small quiet">Holds in every report of this ledger, also in those that come.</p>
    </DecisionForm>
  )
}
