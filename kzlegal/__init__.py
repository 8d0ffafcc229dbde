"""Kazakhstan's law as data: from source texts to Akoma Ntoso, norms, graph, search, applicability."""
