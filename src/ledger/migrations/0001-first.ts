/**
 * The first tables.
 *
 * Stored once: documents (the bytes as received) and texts (the article), both by SHA-256; the record of a report
 * without its text. Made from records, to be searched and listed: events, claims, places, incidents. Only added to:
 * decisions. Days are text, YYYY-MM-DD, the local day of the place; instants are text, ISO 8601.
 */
export const name = '0001-first'

export const sql = `
CREATE TABLE documents (
  sha256 text COLLATE "C" PRIMARY KEY,
  size integer NOT NULL,
  -- deflate (raw) of the original bytes; sha256 and size are those of the original
  deflated bytea NOT NULL
);
ALTER TABLE documents ALTER COLUMN deflated SET STORAGE EXTERNAL;

CREATE TABLE texts (
  sha256 text COLLATE "C" PRIMARY KEY,
  -- 'json': a text that PostgreSQL cannot hold as it is (NUL, half a surrogate pair), as a JSON string
  encoding text NOT NULL CHECK (encoding IN ('plain', 'json')),
  body text NOT NULL
);

CREATE TABLE reports (
  id text COLLATE "C" PRIMARY KEY,
  seq integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  document text COLLATE "C" NOT NULL UNIQUE REFERENCES documents,
  article text COLLATE "C" NOT NULL REFERENCES texts,
  title text,
  publisher text,
  published text COLLATE "C",
  language text NOT NULL,
  path text,
  url text,
  added_at text COLLATE "C" NOT NULL,
  events integer NOT NULL,
  claims integer NOT NULL,
  notes integer NOT NULL,
  excerpt text NOT NULL,
  -- hashes that tell copied text, see src/incident/copies.ts
  sketch integer[] NOT NULL,
  -- the record as JSON, with an empty text
  record text NOT NULL,
  search tsvector NOT NULL
);
CREATE INDEX reports_search ON reports USING gin (search);
CREATE INDEX reports_order ON reports (published DESC NULLS LAST, seq DESC);

CREATE TABLE events (
  report text COLLATE "C" NOT NULL REFERENCES reports,
  id text COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  position integer NOT NULL,
  type text NOT NULL,
  status text NOT NULL,
  countries text[] NOT NULL,
  from_day text COLLATE "C",
  to_day text COLLATE "C",
  evidence text NOT NULL,
  trigger_start integer NOT NULL,
  trigger_end integer NOT NULL,
  actors text[] NOT NULL,
  recipients text[] NOT NULL,
  -- names of all participants, lower case
  parties text NOT NULL,
  said_by text[] NOT NULL,
  event text NOT NULL,
  places text NOT NULL,
  search tsvector NOT NULL,
  PRIMARY KEY (report, id)
);
CREATE INDEX events_search ON events USING gin (search);
CREATE INDEX events_countries ON events USING gin (countries);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_position ON events (seq, position);
CREATE INDEX events_order ON events (from_day DESC NULLS LAST, seq DESC, position);

CREATE TABLE claims (
  report text COLLATE "C" NOT NULL REFERENCES reports,
  id text COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  position integer NOT NULL,
  stance text NOT NULL,
  -- name and organization, lower case
  speaker text NOT NULL,
  content text NOT NULL,
  claim text NOT NULL,
  search tsvector NOT NULL,
  PRIMARY KEY (report, id)
);
CREATE INDEX claims_search ON claims USING gin (search);
CREATE INDEX claims_order ON claims (seq DESC, position);

CREATE TABLE places (
  report text COLLATE "C" NOT NULL REFERENCES reports,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  country text COLLATE "C",
  lat double precision,
  lon double precision,
  geonameid integer,
  kind text NOT NULL,
  precision text NOT NULL,
  PRIMARY KEY (report, id)
);
CREATE INDEX places_geonameid ON places (geonameid);
CREATE INDEX places_country ON places (country);

CREATE TABLE incidents (
  id text COLLATE "C" PRIMARY KEY,
  reports integer NOT NULL,
  events integer NOT NULL,
  from_at text COLLATE "C",
  incident text NOT NULL
);
CREATE INDEX incidents_order ON incidents (reports DESC, events DESC, from_at DESC NULLS LAST, id);

CREATE TABLE incident_events (
  report text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL REFERENCES incidents ON DELETE CASCADE,
  PRIMARY KEY (report, event),
  FOREIGN KEY (report, event) REFERENCES events (report, id)
);
CREATE INDEX incident_events_incident ON incident_events (incident);

-- one row: up to which report (seq) the incidents were made
CREATE TABLE grouping (through integer NOT NULL);
INSERT INTO grouping VALUES (-1);

CREATE TABLE decisions (
  seq integer PRIMARY KEY,
  at text NOT NULL,
  who text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('accept', 'reject', 'reopen', 'note')),
  report text COLLATE "C" NOT NULL REFERENCES reports,
  event text COLLATE "C" NOT NULL,
  note text,
  hash text COLLATE "C" NOT NULL
);
CREATE INDEX decisions_target ON decisions (report, event, seq);

CREATE FUNCTION decisions_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'decisions are only ever added to';
END $$;
CREATE TRIGGER decisions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
  FOR EACH STATEMENT EXECUTE FUNCTION decisions_are_kept();
`
