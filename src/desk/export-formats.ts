/** The forms of export, and what each is of: the filters of that kind go with it. */
import type { ClaimExportFormat, EventExportFormat, ExportFormat, IncidentExportFormat } from './types.ts'

const OF_EVENTS: readonly EventExportFormat[] = ['jsonl', 'csv', 'geojson']
const OF_INCIDENTS: readonly IncidentExportFormat[] = ['acled', 'acled-left-out']
const OF_CLAIMS: readonly ClaimExportFormat[] = ['claims-csv', 'claims-jsonld', 'annotations']

export const EXPORT_FORMATS: readonly ExportFormat[] = [...OF_EVENTS, ...OF_INCIDENTS, ...OF_CLAIMS]

export const isOfClaims = (as: ExportFormat): as is ClaimExportFormat => OF_CLAIMS.some((f) => f === as)
export const isOfIncidents = (as: ExportFormat): as is IncidentExportFormat => OF_INCIDENTS.some((f) => f === as)
