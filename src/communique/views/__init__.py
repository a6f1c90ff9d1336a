"""The questions that people ask an archive: each a function that takes the archive and returns plain, frozen records."""
