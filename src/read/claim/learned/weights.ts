/**
 * The file models/claims/heads.bin: matrices of whole numbers with a scale a row, and the addresses of known features.
 * models/claims/train/train.py, pack(), gives the layout.
 *
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import { SIZE } from './mix.ts'

const MAGIC = 'ONRDCLM\0'

export interface Matrix {
  rows: number
  columns: number
  /** Row after row; each times its scale. */
  bytes: Int8Array
  scales: Float32Array
}

export interface Weights {
  matrix: (name: string) => Matrix
  /** Row of each address in a table of features; 0 for an unknown one. */
  table: (name: string) => Uint16Array
}

/** The values of a matrix. */
export function valuesOf({ rows, columns, bytes, scales }: Matrix): Float32Array {
  const values = new Float32Array(bytes.length)
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < columns; c++, at++) values[at] = bytes[at]! * scales[r]!
  return values
}

interface Header {
  parts: { name: string; rows: number; columns: number }[]
  tables: { name: string; size: number }[]
}

export function unpack(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to))
  if (bytes.length < 12 || text(0, 8) !== MAGIC) throw damaged('no such file')
  const size = view.getInt32(8, true)
  const header = JSON.parse(text(12, 12 + size)) as Header
  const matrices = new Map<string, Matrix>()
  const tables = new Map<string, Uint16Array>()
  const start = 12 + size
  let at = start
  for (const { name, rows, columns } of header.parts) {
    const scales = new Float32Array(rows)
    const from = at + 2 * rows
    for (let r = 0; r < rows; r++) scales[r] = halfFloat(view.getUint16(at + 2 * r, true))
    matrices.set(name, {
      rows,
      columns,
      bytes: new Int8Array(bytes.buffer, bytes.byteOffset + from, rows * columns),
      scales,
    })
    at = from + rows * columns
    at += (4 - ((at - start) % 4)) % 4
  }
  for (const { name, size } of header.tables) {
    const rows = new Uint16Array(SIZE)
    let address = 0
    for (let r = 1; r <= size; r++) {
      let step = bytes[at++]!
      if (step === 255) {
        step = view.getUint32(at, true)
        at += 4
      }
      address += step
      rows[address] = r
    }
    tables.set(name, rows)
  }
  const known = <T>(map: Map<string, T>) => {
    return (name: string): T => {
      const found = map.get(name)
      if (!found) throw damaged(`no ${name}`)
      return found
    }
  }
  return { matrix: known(matrices), table: known(tables) }
}

/** The value of a positive 16-bit float. */
function halfFloat(bits: number): number {
  const exponent = bits >> 10
  return (exponent === 0 ? bits : 1024 + (bits & 0x3ff)) * POWERS[Math.max(exponent, 1)]!
}

const POWERS = Float32Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 25))

function damaged(what: string): OnrecordError {
  const message = `Expected the heads of models/claims/heads.bin, found ${what}. Run npm run build, or install onrecord again.`
  return new OnrecordError('DATA_MISSING', message)
}
