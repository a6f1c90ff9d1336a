"""What a sentence holds: its clauses, and when, where and whether."""
