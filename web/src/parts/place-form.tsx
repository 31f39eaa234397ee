/** Putting an event or a place on the map by hand. */
import { useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Place } from '../../../src/record/index.ts'
import { codes, countryName } from '../lib/countries.ts'
import { pointOf } from '../lib/point.ts'
import { PRECISIONS } from '../lib/words.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'
import { PickMap } from './pick-map.tsx'

interface Props {
  view: ReportView
  /** Of an event or a place. */
  id: string
  /** What is known of it already. */
  place: Place | undefined
}

export function PlaceByHand({ view, id, place }: Props) {
  const [open, setOpen] = useState(false)
  if (open) return <PlaceForm view={view} id={id} place={place} onClose={() => setOpen(false)} />
  return (
    <button type="button" className="link-button small" onClick={() => setOpen(true)}>
      <Icon name="pin" /> Place by hand
    </button>
  )
}

function PlaceForm({ view, id, place, onClose }: Props & { onClose: () => void }) {
  const deciding = useDecide()
  const [name, setName] = useState(place?.name ?? '')
  const [at, setAt] = useState(place?.lat != null && place.lon != null ? `${place.lat}, ${place.lon}` : '')
  const [country, setCountry] = useState(place?.country ?? '')
  const [precision, setPrecision] = useState<Place['precision']>(place?.precision ?? 'settlement')
  return (
    <DecisionForm
      deciding={deciding}
      label="Place by hand"
      save="Place"
      onClose={onClose}
      request={(note) => {
        const point = pointOf(at)
        if (point === null) return 'Enter latitude and longitude in degrees, such as 33.31, 44.36, or press the map.'
        if (name.trim() === '') return 'Enter the name of the place.'
        return {
          kind: 'place',
          target: { report: view.record.id, event: id },
          value: { name: name.trim(), ...point, country: country || null, precision },
          note,
        }
      }}
    >
      <label className="decide-field">
        <span>Name</span>
        {/* biome-ignore lint/a11y/noAutofocus: the form was opened by the person to type here */}
        <input autoFocus value={name} maxLength={500} onChange={(e) => setName(e.target.value)} />
      </label>
      <PickMap
        at={pointOf(at)}
        precision={precision}
        around={located(view)}
        onPick={({ lat, lon }) => setAt(`${lat}, ${lon}`)}
      />
      <div className="decide-row">
        <label className="decide-field">
          <span>Latitude, longitude</span>
          <input value={at} placeholder="33.31, 44.36" maxLength={60} onChange={(e) => setAt(e.target.value)} />
        </label>
        <label className="decide-field">
          <span>How exact</span>
          <select value={precision} onChange={(e) => setPrecision(e.target.value as Place['precision'])}>
            {(Object.keys(PRECISIONS) as Place['precision'][]).map((p) => (
              <option key={p} value={p}>
                {PRECISIONS[p]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="decide-field">
        <span>Country</span>
        <select value={country} onChange={(e) => setCountry(e.target.value)}>
          <option value="">Not known</option>
          {codes()
            .map((code) => [code, countryName(code)] as const)
            .sort((a, b) => a[1].localeCompare(b[1]))
            .map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
        </select>
      </label>
    </DecisionForm>
  )
}

/** The places of the report that are located, each once; countries are too large to find one's way by. */
function located({ record }: ReportView): { name: string; lat: number; lon: number }[] {
  const found = new Map<string, { name: string; lat: number; lon: number }>()
  for (const { name, lat, lon, precision } of record.places)
    if (lat !== null && lon !== null && precision !== 'country') found.set(`${lat} ${lon}`, { name, lat, lon })
  return [...found.values()]
}
