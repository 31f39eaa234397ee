/** The ledger: keeps reports, what was read off them, and the decisions of people. */
export * from './decisions.ts'
export * from './find.ts'
export * from './incidents.ts'
export { locate, shown } from './location.ts'
export { type Holder, LedgerLocked, type Lock } from './lock.ts'
export { type Ledger, openLedger } from './open.ts'
export type { Database, Sql } from './sql.ts'
export * from './store.ts'
