-- Beginnings of words of four and five letters are looked up in the index of words, as those of two and three were before: `negotiat*` walks thousands
-- of words otherwise.  The index is made anew from the texts; nothing else changes.
DROP TABLE document_search;
CREATE VIRTUAL TABLE document_search USING fts5 (
  title, body, content = 'v_document_text', content_rowid = 'rowid', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
);
INSERT INTO document_search (document_search) VALUES ('rebuild');
