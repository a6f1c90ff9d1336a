"""The pages of the reading room: each is a question asked of the archive, a record with the answer, and a template."""
