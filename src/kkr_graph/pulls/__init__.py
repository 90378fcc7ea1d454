"""Fetching what others publish: bounded, resumed, verified before it is shown."""
