"""Keys that sign, in minisign's formats, and the keys that a store trusts."""
