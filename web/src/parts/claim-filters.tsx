/** The filter of claims. Every change goes to the address at once. */
import { type ClaimFilter, STANCES } from '../lib/filter.ts'
import { Words } from './filters.tsx'
import { Icon } from './icons.tsx'

export function ClaimFilters({ filter, onChange }: { filter: ClaimFilter; onChange: (f: ClaimFilter) => void }) {
  const set = (part: ClaimFilter) => onChange({ ...filter, ...part })
  return (
    <form className="filters" aria-label="Filter claims" onSubmit={(e) => e.preventDefault()}>
      <Words label="Search in claims" value={filter.q} onChange={(q) => set({ q })} grow />
      <Words label="Speaker" value={filter.speaker} onChange={(speaker) => set({ speaker })} />
      <Words label="Organization" value={filter.organization} onChange={(organization) => set({ organization })} />
      <label className="field">
        <span>Stance</span>
        <select
          value={filter.stance ?? ''}
          onChange={(e) => {
            const { stance: _, ...rest } = filter
            const stance = STANCES.find((s) => s === e.target.value)
            onChange(stance ? { ...rest, stance } : rest)
          }}
        >
          <option value="">Any</option>
          {STANCES.map((s) => (
            <option key={s}>{s}</option>
          ))}
        </select>
      </label>
      {Object.values(filter).some(Boolean) && (
        <button type="button" className="button button-quiet" onClick={() => onChange({})}>
          <Icon name="close" /> Clear
        </button>
      )}
    </form>
  )
}
