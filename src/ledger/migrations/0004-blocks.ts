/**
 * The index of event_parts.blocks takes entries at once: a list of those waiting would be read whole by every search, and
 * PGlite has no background worker that empties it.
 */
export const name = '0004-blocks'

export const sql = `
ALTER INDEX event_parts_blocks SET (fastupdate = off);
SELECT gin_clean_pending_list('event_parts_blocks');
`
