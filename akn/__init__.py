"""Akoma Ntoso 3.0 as values: a jurisdiction-free library of the OASIS standard.

Built XML does not lie here but in ``corpus/akn/…``, where the path is the FRBR IRI.
"""
