/** The list of keys, in a dialog; here single-key shortcuts can be switched off. */
import { useRef } from 'react'
import { useKeys } from '../lib/keys.ts'
import { useSetting } from '../lib/settings.ts'
import { Icon } from './icons.tsx'

const KEYS: [string, string][] = [
  ['/', 'Search'],
  ['j  k', 'Next, previous event of a report'],
  ['←  →', 'The same'],
  ['a  x  o', 'Accept, reject, reopen the selected event or claim'],
  ['u', 'Undo the last decision on it'],
  ['Esc', 'Close the details'],
  ['+  −', 'Zoom the map; arrows move it'],
  ['?', 'This list'],
]

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [single, setSingle] = useSetting('keys', ['on', 'off'])
  const open = () => dialog.current?.showModal()
  useKeys([['?', open]])
  return (
    <>
      <button
        type="button"
        className="icon-button help-button"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        onClick={open}
      >
        <span aria-hidden="true">?</span>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
        <header className="dialog-head">
          <h2 id="keys-title">Keyboard</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        <dl className="keys">
          {KEYS.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                {keys.split('  ').map((k) => (
                  <kbd key={k}>{k}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label className="check">
          <input
            type="checkbox"
            checked={single === 'on'}
            onChange={(e) => setSingle(e.target.checked ? 'on' : 'off')}
          />
          Single-key shortcuts
        </label>
      </dialog>
    </>
  )
}
