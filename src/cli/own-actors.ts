/** The work of `onrecord actors`: one line a refused entry on standard error, counts on standard output. */
import { addActors, ownActors } from '../desk/actors.ts'
import { countryCodes } from '../desk/resources.ts'
import { OnrecordError } from '../record/error.ts'
import { oneLine, print, printRefusal } from './terminal.ts'

export async function addToRegister(paths: readonly string[]): Promise<void> {
  let [added, replaced, refused] = [0, 0, 0]
  for (const path of paths) {
    try {
      const result = addActors(path, countryCodes())
      added += result.added
      replaced += result.replaced
      refused += result.refused.length
      for (const { line, reason } of result.refused)
        process.stderr.write(`${oneLine(path)}:${line}: ${oneLine(reason)}\n`)
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      printRefusal(path, error)
      refused++
    }
  }
  if (refused > 0) process.exitCode = 1
  await print(`${added} added, ${replaced} replaced, ${refused} refused\n`)
}

export async function listRegister(): Promise<void> {
  await print(ownActors())
}
