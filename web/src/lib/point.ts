/** A point of the earth as people write it. */
/** "33.31, 44.36", also with N, S, E, W; null for what is no point of the earth. */
export function pointOf(text: string): { lat: number; lon: number } | null {
  const m = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS])?[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?\s*$/i.exec(text)
  if (!m) return null
  const lat = Number(m[1]) * (m[2]?.toUpperCase() === 'S' ? -1 : 1)
  const lon = Number(m[3]) * (m[4]?.toUpperCase() === 'W' ? -1 : 1)
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
