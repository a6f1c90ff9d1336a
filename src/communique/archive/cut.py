"""Words as the index of words cuts them: SQLite itself is asked, letter by letter, so that another index finds the same."""

from __future__ import annotations

import sqlite3

TOKENIZER = "unicode61 remove_diacritics 2"


class Cut(dict[int, str]):
    """What becomes of every character: itself in its plain form, nothing (a mark on a letter), or a blank where words end.

    >>> "Vučić met Ø. Dupont-Lévy".translate(Cut()).split()
    ['vucic', 'met', 'ø', 'dupont', 'levy']
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked = sqlite3.connect(":memory:", check_same_thread=False)
        self._asked.execute(f"CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = '{TOKENIZER}')")
        self._asked.execute("CREATE VIRTUAL TABLE words USING fts5vocab (t, 'instance')")

    def __missing__(self, code: int) -> str:
        self[code] = " " if code == 0 or 0xD800 <= code < 0xE000 else self._told(chr(code))
        return self[code]

    def words(self, text: str) -> list[str]:
        """The words of a text."""
        return text.translate(self).split()

    def _told(self, letter: str) -> str:
        self._asked.execute("INSERT INTO t VALUES (?)", (f"q{letter}q",))
        words = [row[0] for row in self._asked.execute('SELECT term FROM words ORDER BY "offset"')]
        self._asked.execute("DELETE FROM t")
        return words[0][1:-1] if len(words) == 1 else " "
