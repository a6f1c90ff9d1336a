-- Questions that walk over many documents or names look them up instead: nothing that the archive says changes.

-- What a search asks of each document on its way from the newest on, beside the order itself.
CREATE INDEX document_walk ON document (rank, kind, publisher_id, date_start, date_end, language, copies_id, completed_by);
-- Documents that are dated by a month, a year or several days: the few whose first day is not that of their rank.
CREATE INDEX document_spans ON document (rank, date_start) WHERE date_start < date_end;

-- The words of every form of a name: who bears a name is looked up by them.
CREATE TABLE person_word (
  word TEXT NOT NULL,
  form_id INTEGER NOT NULL REFERENCES person_form (id) ON DELETE CASCADE,
  PRIMARY KEY (word, form_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_word_form ON person_word (form_id);
INSERT OR IGNORE INTO person_word
  WITH RECURSIVE cut (form_id, word, rest) AS (
    SELECT id, '', substr(gist, 1, instr(gist || '|', '|') - 1) || ' ' FROM person_form
    UNION ALL SELECT form_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM cut WHERE rest <> ''
  )
  SELECT word, form_id FROM cut WHERE word <> '';

-- Beginnings of words of six letters are looked up in the index of words too; the index is made anew from the texts, in one piece.
DROP TABLE document_search;
CREATE VIRTUAL TABLE document_search USING fts5 (
  title, body, content = 'v_document_text', content_rowid = 'rowid', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5 6'
);
INSERT INTO document_search (document_search, rank) VALUES ('usermerge', 2);
INSERT INTO document_search (document_search) VALUES ('rebuild');
INSERT INTO document_search (document_search) VALUES ('optimize');
