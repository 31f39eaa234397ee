/** The frame of every page: bar with navigation and search, the page, the foot. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Overview } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { number } from '../lib/format.ts'
import { useKeys } from '../lib/keys.ts'
import { Link, navigate, useAddress } from '../lib/router.tsx'
import { routeOf } from '../lib/routes.ts'
import { THEMES, useTheme } from '../lib/settings.ts'
import { Help } from './help.tsx'
import { Icon } from './icons.tsx'

const NAV = [
  ['reports', '/', 'Reports'],
  ['events', '/events', 'Events'],
  ['map', '/map', 'Map'],
  ['incidents', '/incidents', 'Incidents'],
  ['claims', '/claims', 'Claims'],
] as const

export function Shell({ children }: { children: ReactNode }) {
  const { pathname } = useAddress()
  const { page } = routeOf(pathname)
  const here = page === 'report' ? 'reports' : page === 'incident' ? 'incidents' : page
  return (
    <>
      <button type="button" className="skip" onClick={toMain}>
        Skip to content
      </button>
      <header className="topbar">
        <Link to="/" className="wordmark" aria-label="Onrecord, all reports">
          <svg viewBox="0 0 18 16" width="18" height="16" aria-hidden="true">
            <rect className="wm-a" x="0" y="1" width="18" height="2.6" rx="1.3" />
            <rect className="wm-b" x="0" y="6.7" width="11" height="2.6" rx="1.3" />
            <rect className="wm-a" x="0" y="12.4" width="14" height="2.6" rx="1.3" />
          </svg>
          <span>Onrecord</span>
        </Link>
        <nav className="nav" aria-label="Main">
          {NAV.map(([name, to, label]) => (
            <Link key={name} to={to} aria-current={here === name ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <Search key={page === 'search' ? 'search' : 'other'} />
        <div className="tools">
          <Help />
          <ThemeButton />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={`main main-${page}`}>
        {children}
      </main>
      <Foot />
    </>
  )
}

/** A button and not a link to "#main": the hash belongs to what is selected in a report. */
function toMain() {
  document.getElementById('main')?.focus()
}

function Search() {
  const { pathname, search } = useAddress()
  const first = routeOf(pathname).page === 'search' ? (new URLSearchParams(search).get('q') ?? '') : ''
  const [words, setWords] = useState(first)
  const input = useRef<HTMLInputElement>(null)
  useKeys([['/', () => input.current?.focus()]])
  const go = (e: FormEvent) => {
    e.preventDefault()
    if (words.trim() !== '') navigate(`/search?q=${encodeURIComponent(words.trim())}`)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every reader in use
    <form className="search" role="search" onSubmit={go}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        name="q"
        placeholder="Search reports, events, claims"
        aria-label="Search reports, events and claims"
        autoComplete="off"
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus */}
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

function ThemeButton() {
  const [theme, setTheme] = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  const names = { auto: 'as the system', light: 'light', dark: 'dark' }
  return (
    <button
      type="button"
      className="icon-button"
      onClick={() => setTheme(next)}
      aria-label={`Theme: ${names[theme]}. Change to ${names[next]}`}
      title={`Theme: ${names[theme]}`}
    >
      <Icon name={theme === 'auto' ? 'auto' : theme === 'light' ? 'sun' : 'moon'} />
    </button>
  )
}

function Foot() {
  const { data } = useApi<Overview>('/api/overview')
  return (
    <footer className="foot">
      <span>Onrecord {data?.version}</span>
      {data && (
        <span className="tabular">
          {number(data.reports)} reports · {number(data.events)} events · {number(data.claims)} claims
        </span>
      )}
      {data && (
        <Link to="/ledger" className="foot-ledger" title={data.ledger}>
          Ledger: {data.ledger}
        </Link>
      )}
    </footer>
  )
}
