/** `onrecord worker`: does the reading that others ordered. */
import type { Command } from 'commander'

interface WorkerArguments {
  ledger?: string
  jobs?: string
  once?: boolean
}

export function register(program: Command): void {
  program
    .command('worker')
    .description('Read what "onrecord add --queue" and "onrecord reread --queue" ordered, until Ctrl-C.')
    .option('--ledger <place>', 'postgres://..., where several workers may run; or a directory')
    .option('--jobs <number>', 'threads; default: the number of cores')
    .option('--once', 'end when nothing waits')
    .action(async (given: WorkerArguments) => {
      const { runWorker } = await import('../run-worker.ts')
      await runWorker(given)
    })
}
