"""The reading room: any archive as a newsroom and a place to look things up, in a browser or as plain files."""
