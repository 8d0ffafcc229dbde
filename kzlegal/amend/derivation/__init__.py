"""Owns what changed between two copies of an act, and the instructions that would make the change.

`derive` compares, `explain` names the laws that the publisher's notes give, `drafting` words the
instructions; `readback` and `trial` read and carry out what was worded before anyone sees it.
"""
