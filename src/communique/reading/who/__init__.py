"""Who is who: names, offices and sides in a sentence, and the cast of a page."""
