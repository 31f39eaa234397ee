/**
 * `npm run demo`: reads samples/ into an embedded ledger of its own and opens the app on this machine.
 *
 * The ledger is .onrecord-demo in the project's folder; delete it to begin again. Ctrl-C ends both cleanly.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(root, 'dist', 'cli', 'main.js')
const ledger = join(root, '.onrecord-demo')
const PORT = 4777

let isEnding = false
let child
// The terminal sends Ctrl-C to the child as well: wait for it to close the ledger. SIGTERM reaches only us.
process.on('SIGINT', () => {
  isEnding = true
})
process.on('SIGTERM', () => {
  isEnding = true
  child?.kill('SIGTERM')
})

console.log('onrecord: reading samples/ into .onrecord-demo')
const added = await onrecord(['add', join(root, 'samples'), '--ledger', ledger], 'inherit')
if (isEnding) process.exit(0)
if (added !== 0) process.exit(added)

const port = (await isFree(PORT)) ? PORT : 0
const ended = await onrecord(['serve', '--ledger', ledger, '--port', String(port)], 'pipe')
process.exit(isEnding ? 0 : ended)

/** Runs the program; with 'pipe' its output is watched for the app's address. Gives the exit status. */
function onrecord(args, output) {
  child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['inherit', output, 'inherit'] })
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/?\S*/.exec(line)?.[0]
      console.log(address ? welcome(address) : line)
    })
  }
  return new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)))
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function welcome(address) {
  return `
  Onrecord is open at  ${address}

  Try next
    Reports   open "US jets hit militia sites ...": every highlighted event and claim leads to its fields
    Events    filter by type or country, and see who says so beside every figure
    Map       works without a network
    Add       drop a news article (text or HTML) on the Reports page

  In another terminal
    node dist/cli/main.js read samples/border-strikes-wire.txt
    node dist/cli/main.js read samples --format html > samples.html
    node dist/cli/main.js export --ledger .onrecord-demo --as csv

  Ctrl-C ends the app; the ledger stays in .onrecord-demo (delete it to begin again).
`
}
