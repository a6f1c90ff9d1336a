"""What happened: reports by verbs, nouns and gatherings, put together into events told once."""
