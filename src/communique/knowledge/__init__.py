"""What communique knows, as data: languages, kinds, the gazetteer, services and instruments."""
