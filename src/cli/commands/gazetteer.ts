/** `onrecord gazetteer`: GeoNames dumps of one's own, beside the shipped places. */
import type { Command } from 'commander'

export function register(program: Command): void {
  const gazetteer = program.command('gazetteer').description('Add places of a GeoNames dump, used by every reading.')
  gazetteer
    .command('add')
    .description('Pack a GeoNames dump (allCountries.txt, SY.txt), with alternate names if given, for the reader.')
    .argument('<files...>', 'unpacked: the main table, and alternateNamesV2.txt if you have it')
    .option('--countries <codes>', 'keep these only: ISO 3166-1 alpha-3, separated by commas')
    .action(async (files: string[], options: { countries?: string }) => {
      const { addPlaces } = await import('../own-gazetteer.ts')
      await addPlaces(files, options.countries)
    })
  gazetteer
    .command('list')
    .description('Print the dumps that were added.')
    .action(async () => {
      const { listPlaces } = await import('../own-gazetteer.ts')
      await listPlaces()
    })
  gazetteer
    .command('remove')
    .description('Take a dump away again.')
    .argument('<name>', 'as the list prints it')
    .action(async (name: string) => {
      const { removePlaces } = await import('../own-gazetteer.ts')
      await removePlaces(name)
    })
}
