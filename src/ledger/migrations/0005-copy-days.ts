/** Copies that do not say when they were published are joined by the day of what they copy. */
export const name = '0005-copy-days'

export const sql = `
-- see copyKeys in src/incident/copies.ts
ALTER TABLE reports ADD COLUMN copy_keys integer[] NOT NULL DEFAULT '{}';
-- of a report without a day of its own, that of what it copies, YYYY-MM-DD
ALTER TABLE reports ADD COLUMN copy_day text COLLATE "C";
CREATE INDEX reports_dated_copies ON reports USING gin (copy_keys) WITH (fastupdate = off) WHERE published IS NOT NULL;
CREATE INDEX reports_undated_copies ON reports USING gin (copy_keys) WITH (fastupdate = off) WHERE published IS NULL;
`
