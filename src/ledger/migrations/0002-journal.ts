/**
 * The whole journal: every kind of decision, what each refers to, and what they make of reports and incidents.
 *
 * Sealed: decisions. Made from the journal and the records, and made again when either changes: decision_refs, the
 * column laid of reports, review of events, decided_incidents, decided_events, hidden_incidents.
 */
export const name = '0002-journal'

export const sql = `
ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
ALTER TABLE decisions ALTER COLUMN report DROP NOT NULL;
ALTER TABLE decisions ALTER COLUMN event DROP NOT NULL;
-- the entry as it was sealed, JSON; null for entries of 0001, which are sealed by their columns
ALTER TABLE decisions ADD COLUMN entry text;
-- of undo and redo
ALTER TABLE decisions ADD COLUMN undoes integer REFERENCES decisions;
CREATE INDEX decisions_undoes ON decisions (undoes, seq) WHERE undoes IS NOT NULL;
CREATE INDEX decisions_wide ON decisions (kind, seq) WHERE kind IN ('merge', 'split', 'alias', 'link', 'unlink', 'grade');

-- each thing of a report that a decision names
CREATE TABLE decision_refs (
  seq integer NOT NULL REFERENCES decisions,
  part integer NOT NULL,
  report text COLLATE "C" NOT NULL REFERENCES reports,
  -- as it was called when the decision was made; null for the report itself
  event text COLLATE "C",
  -- of a merge, split or link: on which side it stands
  side integer NOT NULL,
  -- what it is called in the reading that is kept now; null when it is not there
  now text COLLATE "C",
  standing text NOT NULL CHECK (standing IN ('fits', 'agrees', 'differs', 'lost')),
  why text,
  PRIMARY KEY (seq, part)
);
CREATE INDEX decision_refs_report ON decision_refs (report, seq);
CREATE INDEX decision_refs_unfit ON decision_refs (seq) WHERE standing <> 'fits';
INSERT INTO decision_refs SELECT seq, 0, report, event, 0, event, 'fits', NULL FROM decisions;

-- the record with the decisions laid on it; null when they change nothing
ALTER TABLE reports ADD COLUMN laid text;
-- how the report was given, JSON, so that it can be read again
ALTER TABLE reports ADD COLUMN given text;

ALTER TABLE events ADD COLUMN review text NOT NULL DEFAULT 'open';
UPDATE events e SET review = coalesce((SELECT CASE d.kind WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected'
  ELSE 'open' END FROM decisions d WHERE d.report = e.report AND d.event = e.id AND d.kind <> 'note'
  ORDER BY d.seq DESC LIMIT 1), 'open') WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.report = e.report);
CREATE INDEX events_review ON events (review) WHERE review <> 'open';

-- reports whose events are others than those the incidents were made with
CREATE TABLE changed_reports (report text COLLATE "C" PRIMARY KEY REFERENCES reports);

CREATE TABLE decided_incidents (
  id text COLLATE "C" PRIMARY KEY,
  reports integer NOT NULL,
  events integer NOT NULL,
  from_at text COLLATE "C",
  incident text NOT NULL
);
CREATE TABLE decided_events (
  report text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL REFERENCES decided_incidents ON DELETE CASCADE,
  PRIMARY KEY (report, event)
);
CREATE INDEX decided_events_incident ON decided_events (incident);
-- joined incidents that decided ones stand in place of
CREATE TABLE hidden_incidents (id text COLLATE "C" PRIMARY KEY);

CREATE VIEW shown_incidents AS
  SELECT id, reports, events, from_at, incident FROM decided_incidents
  UNION ALL
  SELECT i.id, i.reports, i.events, i.from_at, i.incident FROM incidents i
    WHERE NOT EXISTS (SELECT 1 FROM hidden_incidents h WHERE h.id = i.id);
CREATE VIEW shown_events AS
  SELECT report, event, incident FROM decided_events
  UNION ALL
  SELECT m.report, m.event, m.incident FROM incident_events m
    WHERE NOT EXISTS (SELECT 1 FROM hidden_incidents h WHERE h.id = m.incident);
`
