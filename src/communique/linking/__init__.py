"""Which documents, persons and events belong together: pure rules, each link with its reason.

Every rule has one shape (`rule.Rule`): blocking keys, so that only items which share a key are compared, and a judgement of two items.
`pool.Pool` drives a rule in memory; an archive drives the same rules over a table of keys.
"""
