"""Writes what an archive holds in forms that other programs read: one module a form, the same rows for all."""
