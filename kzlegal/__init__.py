"""Kazakhstan's law as data: source texts, Akoma Ntoso, norms, graph, search, applicability."""
