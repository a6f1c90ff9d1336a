"""Who speaks: labels, roles, turns and the exchanges they make."""
