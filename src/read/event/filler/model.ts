/**
 * The filler model: how likely a noun phrase of a report of violence is to be who did it, the body behind it, what was
 * hit, who was hit, or with what. Trained by models/fillers/train.
 *
 * Units  shares of 1; eight-bit weights summed in whole numbers, so the same answer on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import { SIZE } from './features.ts'

export const FILLS = ['none', 'person', 'body', 'thing', 'victim', 'weapon'] as const
export type Fill = (typeof FILLS)[number]

const HEADER = 4 // bytes: the scale, a 32-bit float

export class Fillers {
  readonly #scale: number
  readonly #weights: Int8Array

  constructor(bytes: Uint8Array) {
    if (bytes.length !== HEADER + SIZE * FILLS.length)
      throw new OnrecordError('DATA_MISSING', 'Expected the weights of the filler model, found another file.')
    this.#scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true)
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + HEADER, SIZE * FILLS.length)
  }

  /** A share for each of FILLS; they sum to 1. */
  shares(features: readonly number[]): number[] {
    const sums = FILLS.map(() => 0)
    for (const f of new Set(features))
      for (let k = 0; k < FILLS.length; k++) sums[k]! += this.#weights[f * FILLS.length + k]!
    const top = Math.max(...sums)
    const powers = sums.map((s) => Math.exp((s - top) * this.#scale))
    const all = powers.reduce((a, b) => a + b, 0)
    return powers.map((p) => p / all)
  }
}
