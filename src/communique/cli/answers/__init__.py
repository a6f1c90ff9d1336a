"""Answers of an archive, printed for people."""
