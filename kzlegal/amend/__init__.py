"""Owns amendments: what acts and the publisher say about changes of the law."""
