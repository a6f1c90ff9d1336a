"""Keeps records: one plain SQLite file that holds captures, their texts, their facts and what belongs together."""
