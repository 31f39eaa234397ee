/**
 * What joining reads besides: whose words an event stands in and what it answers; of a report what it tells of and the
 * agencies it is from. Reports kept before have none of it until they are read again.
 */
export const name = '0003-joining'

export const sql = `
-- {voices, links} of src/incident/told.ts, JSON
ALTER TABLE events ADD COLUMN told text NOT NULL DEFAULT '{"voices":[],"links":[]}';
-- terms and weights in turn, see src/incident/signature.ts
ALTER TABLE reports ADD COLUMN story integer[] NOT NULL DEFAULT '{}';
ALTER TABLE reports ADD COLUMN agencies text[] NOT NULL DEFAULT '{}';

-- of each event that takes part in joining: where its like is looked for (src/incident/blocks.ts), and the part it is in
CREATE TABLE event_parts (
  report text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  blocks integer[] NOT NULL,
  PRIMARY KEY (report, event),
  FOREIGN KEY (report, event) REFERENCES events (report, id)
);
CREATE INDEX event_parts_part ON event_parts (part);
CREATE INDEX event_parts_blocks ON event_parts USING gin (blocks);
-- 0: the incidents were made by an older program, and all of them have to be made again
ALTER TABLE grouping ADD COLUMN version integer NOT NULL DEFAULT 0;
`
