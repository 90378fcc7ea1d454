"""Packages: a signed release of one council's graphs, to share with the others."""
