/** Starts the app. */
import '@fontsource-variable/inter/opsz.css'
import './style/base.css'
import './style/shell.css'
import './style/overlay.css'
import './style/parts.css'
import './style/lists.css'
import './style/claims.css'
import './style/tables.css'
import './style/marks.css'
import './style/details.css'
import './style/decide.css'
import './style/report.css'
import './style/map.css'
import './style/tree.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startRouter } from './lib/router.tsx'

startRouter()
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
