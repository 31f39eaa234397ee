/**
 * How the engine under the program works while it reads. The reader is many functions of a few lines that run a while each:
 * with the engine's own bound they are compiled for speed again and again as their inputs change, in threads beside the
 * reading, and that takes a third of the processor and gives nothing back (bench/RESULTS.md).
 */
import { setFlagsFromString } from 'node:v8'

/** Bytes of code that a function runs through before it is compiled for speed; the engine's own bound is some 67,000. */
const BEFORE_OPTIMISING = 500_000

/** Releases whose engine knows the bound; another would complain. */
const KNOWN = /^v2[0-4]\./

/** For the whole process, its threads included. */
export function settleEngine(): void {
  if (KNOWN.test(process.version)) setFlagsFromString(`--interrupt-budget=${BEFORE_OPTIMISING}`)
}
