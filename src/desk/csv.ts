/**
 * Lines of a CSV file: UTF-8 without byte-order mark, RFC 4180, CRLF. A text cell that a spreadsheet would run as a
 * formula (it begins with = + - @ tab or CR) gets a leading apostrophe.
 */
export type Cell = string | number | null

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** One cell, quoted where it has to be, and never a formula. Numbers stay numbers: "-33.9" is a latitude. */
export function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
