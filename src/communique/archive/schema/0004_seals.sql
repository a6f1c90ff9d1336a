-- What linking wrote, and the rows that no record tells, are sealed: a changed byte in them is found.  The index for ranked searches that may lie beside
-- the archive learns what changed.

-- A digest of what a row says that is told by no record (`archive.seals` names the columns); row 0 stands for a whole table.
CREATE TABLE seal (
  matter TEXT NOT NULL,
  row INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  PRIMARY KEY (matter, row)
) STRICT, WITHOUT ROWID;

-- Every change of the index of words, in its order: the place (document.rank) at which words came, went or changed.
CREATE TABLE rewording (
  number INTEGER PRIMARY KEY,
  rank INTEGER NOT NULL
) STRICT;
