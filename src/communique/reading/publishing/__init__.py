"""Whose page it is: the publisher by masthead, contacts and host, the home side of its own people."""
