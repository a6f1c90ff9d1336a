"""Watches: saved questions that tell, each thing once, what is new in an archive, in print, in a feed, to a webhook, by mail."""
