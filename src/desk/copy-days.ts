/**
 * Days of copies in a ledger: a report without a day of publication that copies one with a day is joined as of that day,
 * whichever came in first.
 *
 * In     the reports that came in or changed; null for all.
 * Out    the day of each report without one is that of what is kept now; where it changed, the report is to be joined
 *        again.
 */
import { copyKeys, dayByCopies } from '../incident/index.ts'
import { datedLike, type Sql, setCopyDay, setKeys, undatedLike, withoutKeys } from '../ledger/index.ts'

export async function renewCopyDays(sql: Sql, changed: string[] | null): Promise<void> {
  if (changed === null) await renewKeys(sql)
  for (const { report, sketch, keys } of await undatedLike(sql, changed))
    await setCopyDay(sql, report, dayByCopies(sketch, await datedLike(sql, keys)))
}

async function renewKeys(sql: Sql): Promise<void> {
  for (;;) {
    const some = await withoutKeys(sql)
    if (some.length === 0) return
    await setKeys(
      sql,
      some.map(({ report, sketch }) => ({ report, keys: copyKeys(sketch) })),
    )
  }
}
