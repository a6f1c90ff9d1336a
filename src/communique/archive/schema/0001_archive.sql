-- communique archive, version 1.  One plain SQLite file; every table may be read with any SQLite tool.
-- Spans are [start, end) in Unicode code points of the reading text of the capture named beside them: substr(text, start + 1, end - start) = quote.
-- Dates are EDTF as the page gives them; date_start and date_end are the first and last day that they may mean.

-- Bytes as they were captured, by their SHA-256; packed with zlib.
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;

-- Who publishes: one row for each body as its pages show it.
CREATE TABLE publisher (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT,
  type TEXT,
  country TEXT,
  post TEXT,
  host_country TEXT,
  host TEXT
) STRICT;

-- One look at one address (or file): what was there, and whether it could be read.  seal is a digest of the other columns.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  blob_id INTEGER NOT NULL REFERENCES blob (id),
  publisher_id INTEGER REFERENCES publisher (id),
  source TEXT NOT NULL,
  url TEXT,
  url_key TEXT,
  content_type TEXT,
  charset TEXT,
  warc_date TEXT,
  http_status INTEGER,
  media_type TEXT,
  encoding TEXT,
  encoding_reason TEXT,
  size INTEGER NOT NULL,
  taken_at TEXT,
  date_start TEXT,
  date_end TEXT,
  page_date TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
  failure_code TEXT,
  failure_reason TEXT,
  reader TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX capture_url ON capture (url_key, date_start);
CREATE INDEX capture_blob ON capture (blob_id);
CREATE INDEX capture_publisher ON capture (publisher_id);

-- The reading text that all spans of a capture count in, and its digest.
CREATE TABLE reading_text (
  capture_id INTEGER PRIMARY KEY REFERENCES capture (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- The whole record of a capture (MessagePack, zlib) with the evidence of every field: `communique show` unpacks it.
CREATE TABLE record (
  capture_id INTEGER PRIMARY KEY REFERENCES capture (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;

-- A text as it was published: same words, same row, however often it was captured.  Its facts count in the text of its witness.
-- date_start and date_end are of its publication, else of what it is about; rank grows with them.  body is a JSON list of the spans of its paragraphs.
-- page_id joins the versions of one page, copies_id the copies of one text (each the least id of its group); completed_by leads from a stub to its text.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  witness_id INTEGER NOT NULL REFERENCES capture (id),
  publisher_id INTEGER REFERENCES publisher (id),
  rank INTEGER NOT NULL UNIQUE,
  part TEXT NOT NULL,
  kind TEXT,
  title TEXT,
  language TEXT,
  published TEXT,
  date_start TEXT,
  date_end TEXT,
  first_published TEXT,
  held TEXT,
  held_start TEXT,
  held_end TEXT,
  place TEXT,
  excerpt TEXT,
  url TEXT,
  url_key TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words INTEGER NOT NULL,
  body TEXT NOT NULL,
  page_id INTEGER,
  copies_id INTEGER,
  completed_by INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX document_witness ON document (witness_id);
CREATE INDEX document_publisher ON document (publisher_id, date_start);
CREATE INDEX document_date ON document (date_start);
CREATE INDEX document_kind ON document (kind, date_start);
CREATE INDEX document_url ON document (url_key);
CREATE INDEX document_page ON document (page_id);
CREATE INDEX document_copies ON document (copies_id);
CREATE INDEX document_completed ON document (completed_by);

-- Where a document stands in a capture.
CREATE TABLE appearance (
  capture_id INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  part TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_document ON appearance (document_id, capture_id);

-- A person across documents, as linking gathers their sightings.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL
) STRICT;
CREATE INDEX person_key ON person (name_key);

-- A whole name in one office, side and year: what linking compares.  All sightings that agree in these are one form.
CREATE TABLE person_form (
  id INTEGER PRIMARY KEY,
  gist TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  office TEXT,
  organisation TEXT,
  country TEXT,
  year TEXT,
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX person_form_person ON person_form (person_id);

-- A person in a document, in the capacity in which the page shows them.  A surname alone has the form of the one whole name of its document that fits.
CREATE TABLE sighting (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  office TEXT,
  organisation TEXT,
  country TEXT,
  form_id INTEGER REFERENCES person_form (id),
  person_id INTEGER REFERENCES person (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX sighting_document ON sighting (document_id);
CREATE INDEX sighting_form ON sighting (form_id);
CREATE INDEX sighting_person ON sighting (person_id);
CREATE INDEX sighting_country ON sighting (country, document_id);
CREATE INDEX sighting_name ON sighting (name);

-- Who held which office, from the first to the last day on which the record shows it.
CREATE TABLE holding (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  office TEXT NOT NULL,
  country TEXT,
  organisation TEXT,
  first_seen TEXT,
  last_seen TEXT,
  first_document INTEGER REFERENCES document (id),
  last_document INTEGER REFERENCES document (id),
  sightings INTEGER NOT NULL
) STRICT;
CREATE INDEX holding_person ON holding (person_id);
CREATE INDEX holding_office ON holding (country, office);

CREATE TABLE turn (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  sighting_id INTEGER REFERENCES sighting (id) ON DELETE CASCADE,
  label TEXT,
  language TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX turn_document ON turn (document_id, position);
CREATE INDEX turn_sighting ON turn (sighting_id);

-- Which turn answers which.
CREATE TABLE exchange (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  question INTEGER NOT NULL,
  answer INTEGER NOT NULL,
  PRIMARY KEY (document_id, question, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotation (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sighting_id INTEGER REFERENCES sighting (id) ON DELETE CASCADE,
  direct INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX quotation_document ON quotation (document_id);
CREATE INDEX quotation_sighting ON quotation (sighting_id);

-- An event as one document tells it.  happening_id joins the accounts of one event (the least id of the group); followed_by leads from a plan to what
-- happened.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  held TEXT,
  date_start TEXT,
  date_end TEXT,
  place TEXT,
  initiative TEXT,
  sidelines_of TEXT,
  format TEXT,
  prominence TEXT NOT NULL,
  happening_id INTEGER,
  followed_by INTEGER REFERENCES event (id) ON DELETE SET NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX event_document ON event (document_id);
CREATE INDEX event_happening ON event (happening_id);
CREATE INDEX event_followed ON event (followed_by);
CREATE INDEX event_date ON event (date_start, date_end, type);

CREATE TABLE participant (
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sighting_id INTEGER NOT NULL REFERENCES sighting (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  country TEXT,
  PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_sighting ON participant (sighting_id);
CREATE INDEX participant_country ON participant (country, event_id);

CREATE TABLE mention (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_value ON mention (type, value, document_id);

CREATE TABLE instrument (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX instrument_value ON instrument (value, document_id);

-- What the sides undertook.  followed_by is the event that did it, as far as the record shows.
CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  parties TEXT NOT NULL,
  due TEXT,
  due_start TEXT,
  due_end TEXT,
  place TEXT,
  routine INTEGER NOT NULL,
  followed_by INTEGER REFERENCES event (id) ON DELETE SET NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_document ON commitment (document_id);
CREATE INDEX commitment_followed ON commitment (followed_by);

-- What of a capture could not be read, in stable codes.
CREATE TABLE issue (
  capture_id INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;

-- Inputs and stretches of inputs that gave no capture.
CREATE TABLE loss (
  id INTEGER PRIMARY KEY,
  input TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  UNIQUE (input, "offset", code)
) STRICT;

-- By which keys a linking rule finds what may belong together.
CREATE TABLE link_key (
  rule TEXT NOT NULL,
  key TEXT NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (rule, key, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_key_item ON link_key (rule, item);

-- What belongs together, by which rule, and why.
CREATE TABLE link (
  rule TEXT NOT NULL,
  item INTEGER NOT NULL,
  other INTEGER NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (rule, item, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_other ON link (rule, other);

-- What must be linked or counted anew, because facts that it rests on were told anew.
CREATE TABLE unsettled (
  what TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;

-- What people decided; it overrules links and readings in every answer, and stays when pages are read again.
CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Documents by their words; rowid is document.rank, which grows with the date: newest first is the order of the index.
CREATE VIEW v_document_text AS
  SELECT d.rank AS rowid, coalesce(d.title, '') AS title, substr(t.text, d.start + 1, d."end" - d.start) AS body
  FROM document d JOIN reading_text t ON t.capture_id = d.witness_id;
CREATE VIRTUAL TABLE document_search USING fts5 (
  title, body, content = 'v_document_text', content_rowid = 'rowid', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- The common questions, for people with an SQL tool.
CREATE VIEW v_documents AS
  SELECT d.id, d.published, d.date_start, d.date_end, d.kind, d.title, d.part, d.language, p.country AS publisher_country, p.post, p.name AS publisher,
    d.held, d.place, d.excerpt, coalesce(d.url, c.url) AS url, d.words, d.page_id, d.copies_id, d.completed_by, c.id AS capture_id, c.source,
    c.taken_at, substr(t.text, d.start + 1, d."end" - d.start) AS text
  FROM document d JOIN capture c ON c.id = d.witness_id JOIN reading_text t ON t.capture_id = c.id LEFT JOIN publisher p ON p.id = d.publisher_id;
CREATE VIEW v_events AS
  SELECT e.id, e.happening_id, e.held, e.date_start, e.date_end, e.type, e.status, e.place, e.initiative, e.sidelines_of, e.format, e.prominence,
    (SELECT group_concat(coalesce(s.name, s.office, s.organisation, s.country) || coalesce(' (' || s.country || ')', ''), '; ')
      FROM participant q JOIN sighting s ON s.id = q.sighting_id WHERE q.event_id = e.id) AS participants,
    e.quote, e.document_id, d.title, d.published, p.country AS publisher_country
  FROM event e JOIN document d ON d.id = e.document_id LEFT JOIN publisher p ON p.id = d.publisher_id;
CREATE VIEW v_turns AS
  SELECT u.id, u.document_id, u.position, u.role, s.name AS speaker, s.office, s.country, u.label, u.language, d.published, d.title,
    substr(t.text, u.start + 1, u."end" - u.start) AS text
  FROM turn u JOIN document d ON d.id = u.document_id JOIN reading_text t ON t.capture_id = d.witness_id LEFT JOIN sighting s ON s.id = u.sighting_id;
CREATE VIEW v_quotations AS
  SELECT q.id, q.document_id, q.direct, s.name AS speaker, s.office, s.country, q.quote, d.published, d.title
  FROM quotation q JOIN document d ON d.id = q.document_id LEFT JOIN sighting s ON s.id = q.sighting_id;
CREATE VIEW v_holdings AS
  SELECT h.id, n.name AS person, h.office, h.country, h.organisation, h.first_seen, h.last_seen, h.sightings, h.person_id
  FROM holding h JOIN person n ON n.id = h.person_id;
