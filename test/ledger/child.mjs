// A process of its own for the lock tests: takes the lock of DIRECTORY and does what it is told.
//   hold DIRECTORY          takes it, prints "held", keeps it until it is killed
//   race DIRECTORY TIMES    takes it TIMES times against others; prints how often two held it at once
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const [what, directory, times, lockModule, heart] = process.argv.slice(2)
const { takeLock } = await import(pathToFileURL(lockModule).href)
const options = { command: `test ${what}`, since: '2021-06-29T10:00:00.000Z', ...(heart ? { heart } : {}) }

if (what === 'hold') {
  const lock = await takeLock(directory, options)
  console.log(`held ${lock.holder.pid}`)
  setInterval(() => {}, 1000)
} else {
  let both = 0
  for (let done = 0; done < Number(times); ) {
    let lock
    try {
      lock = await takeLock(directory, options)
    } catch (error) {
      if (error.code !== 'LEDGER_LOCKED') throw error
      await wait(Math.random() * 3)
      continue
    }
    const mark = join(directory, 'held-by-one')
    const file = await open(mark, 'wx').catch(() => null)
    if (file === null) both += 1
    await wait(Math.random() * 3)
    if (file !== null) {
      await file.close()
      await rm(mark)
    }
    done += 1
    // Every third holder ends as after kill -9: its heart stops, nothing is given back.
    if (done === Number(times)) {
      console.log(`both ${both}`)
      process.kill(process.pid, 'SIGKILL')
    }
    await lock.release()
  }
}
