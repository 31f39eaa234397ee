/** What is needed to give a report without a day that of what it copies: reports that may be copies of one another. */
import type { Sql } from './sql.ts'

export interface MayCopy {
  report: string
  published: string | null
  sketch: number[]
}

/** Reports without a day that are among these or may be copies of one of them; of all reports with null. */
export async function undatedLike(sql: Sql, reports: string[] | null): Promise<(MayCopy & { keys: number[] })[]> {
  const columns = 'u.id AS report, u.published, u.sketch, u.copy_keys AS keys'
  if (reports === null) return sql.query(`SELECT ${columns} FROM reports u WHERE u.published IS NULL ORDER BY u.id`, [])
  return sql.query(
    `SELECT ${columns} FROM reports u WHERE u.published IS NULL AND u.id IN (
       SELECT id FROM reports WHERE id = ANY($1::text[])
       UNION SELECT o.id FROM reports c JOIN reports o ON o.copy_keys && c.copy_keys
         WHERE c.id = ANY($1::text[]) AND o.published IS NULL) ORDER BY u.id`,
    [reports],
  )
}

/** Reports with a day that have one of these keys. */
export const datedLike = (sql: Sql, keys: number[]): Promise<MayCopy[]> =>
  sql.query(
    `SELECT id AS report, published, sketch FROM reports
     WHERE published IS NOT NULL AND copy_keys && $1::int[] ORDER BY id`,
    [keys],
  )

/** @returns whether it was another day; then its events have to be joined again. */
export async function setCopyDay(sql: Sql, report: string, day: string | null): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE reports SET copy_day = $2 WHERE id = $1 AND copy_day IS DISTINCT FROM $2 RETURNING id',
    [report, day],
  )
  if (rows.length === 0) return false
  await sql.query('INSERT INTO changed_reports (report) VALUES ($1) ON CONFLICT DO NOTHING', [report])
  return true
}

/** Reports that an older program kept have no keys yet. */
export const withoutKeys = (sql: Sql): Promise<MayCopy[]> =>
  sql.query(
    `SELECT id AS report, published, sketch FROM reports WHERE copy_keys = '{}' AND sketch <> '{}' LIMIT 500`,
    [],
  )

export async function setKeys(sql: Sql, rows: readonly { report: string; keys: number[] }[]): Promise<void> {
  await sql.query(
    `UPDATE reports r SET copy_keys = k.keys FROM json_to_recordset($1::json) AS k(report text, keys int[])
     WHERE r.id = k.report`,
    [JSON.stringify(rows)],
  )
}
