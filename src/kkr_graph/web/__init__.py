"""Serve the graph over HTTP: SPARQL 1.1, the Graph Store Protocol and the questions.

    request -> protocol | graph_store | ask -> pool -> worker -> answering -> reply

The front (``app``) reads requests and writes answers; it never opens the store.  A
*nursery*, copied off before anything else starts, makes the other processes: a *zygote*
for each version of the store, which loads it in memory and makes *workers* that answer
one query at a time and can be killed; and a *writer* for each write.
"""
