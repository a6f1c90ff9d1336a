"""Dates in words and figures: found with their exact place, kept as EDTF, never guessed.

`DateGrammar` finds them, `resolve` completes those that lean on another date, `instant` reads the clocks of a masthead,
`when` builds and bounds the values.
"""

from communique.dates.clock import Clock, Instant, instant
from communique.dates.hit import DateHit, contradicts
from communique.dates.phrases import DateGrammar
from communique.dates.resolve import resolve
from communique.dates.words import DateWords, date_words, decode_words

__all__ = ["Clock", "DateGrammar", "DateHit", "DateWords", "Instant", "contradicts", "date_words", "decode_words", "instant", "resolve"]
