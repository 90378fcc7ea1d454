"""The event stream of a council: what changed from release to release (LDES and TREE).

Not the Atom feed of ``kkr feed``, which tells people what has happened; this lets
programs follow every statement.  https://w3id.org/ldes/specification
"""
