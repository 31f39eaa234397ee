/** The thread's side of workers.ts: reads what it is sent, one input after the other. */
import { parentPort } from 'node:worker_threads'
import { readOne } from './reading.ts'
import type { Answer, Order } from './workers.ts'

parentPort?.on('message', ({ input, layer }: Order) => {
  const result = readOne(input, layer)
  const answer: Answer =
    'error' in result ? { refusal: { code: result.error.code, message: result.error.message } } : result
  parentPort?.postMessage(answer)
})
