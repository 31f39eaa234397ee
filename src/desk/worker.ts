/** The thread's side of workers.ts: reads what it is sent, one input after the other. */
import { parentPort } from 'node:worker_threads'
import { OnrecordError } from '../record/error.ts'
import { failed, type Result, readOne } from './reading.ts'
import type { Answer, Order } from './workers.ts'

parentPort?.on('message', ({ input, layer }: Order) => {
  let result: Result
  try {
    result = readOne(input, layer)
  } catch (cause) {
    // Missing data files: this thread would die anew for every input.
    result = { error: cause instanceof OnrecordError ? cause : failed(cause) }
  }
  const answer: Answer =
    'error' in result ? { refusal: { code: result.error.code, message: result.error.message } } : result
  parentPort?.postMessage(answer)
})
