"""What is said: voices, quotations, mentions, instruments, commitments, issuers and outlets."""
