/**
 * The deed model: how likely words that name a deed of violence tell of a particular one, on some day at some place, and
 * not of a kind of deed. Trained by models/deeds/train.
 *
 * Units  shares of 1; eight-bit weights summed in whole numbers, so the same answer on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import { SIZE } from './features.ts'

const HEADER = 4 // bytes: the scale, a 32-bit float

export class Deeds {
  readonly #scale: number
  readonly #weights: Int8Array

  constructor(bytes: Uint8Array) {
    if (bytes.length !== HEADER + SIZE)
      throw new OnrecordError('DATA_MISSING', 'Expected the weights of the deed model, found another file.')
    this.#scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true)
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + HEADER, SIZE)
  }

  share(features: readonly number[]): number {
    let sum = 0
    for (const f of features) sum += this.#weights[f]!
    return 1 / (1 + Math.exp(-sum * this.#scale))
  }
}
