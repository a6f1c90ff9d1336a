"""The vocabulary of the record: captures, pages, documents, turns, events and the evidence that holds them up."""
