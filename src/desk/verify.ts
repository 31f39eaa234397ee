/** Verifying: is everything that is kept still what it was when it was added? */
import { checkLedger, type Ledger } from '../ledger/index.ts'
import type { VerifyReport } from './types.ts'

export const verify = (ledger: Ledger): Promise<VerifyReport> => checkLedger(ledger)
