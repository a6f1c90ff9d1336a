"""Spans, folding, offsets, phrases and sentences: text itself, and nothing of diplomacy."""
