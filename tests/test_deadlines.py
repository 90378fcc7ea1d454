"""A deadline is what lies ahead with a day that bounds it, and nothing else is one."""
