/** The shared words of all houses. Imports nothing of ours. */
export * from './error.ts'
export * from './incident.ts'
export * from './layers.ts'
export * from './record.ts'
export * from './text.ts'
