"""For people who test readers: expectations by quote, facts compared one by one, and texts and pages made at random."""
