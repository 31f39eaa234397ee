/**
 * Builds the app into dist/web: one page, no inline script or style, every asset a file of its own, so that a strict
 * Content-Security-Policy ('self' only) holds. `/api` is proxied in development to a running `onrecord serve`.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:4777' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of what is bundled travel with it.
    license: { fileName: 'licenses.md' },
    // light-dark() and color-mix() stay as written.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // The finest outline of the world is one file of some 750 kB, fetched only when the map is zoomed.
    chunkSizeWarningLimit: 1000,
  },
})
