"""Pictures of what an archive holds: maps, strips of time, networks; each is a table first, and can leave as SVG, PNG and CSV."""
