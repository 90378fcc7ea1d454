"""Run the command as ``python -m kkr_graph.cli``."""

from kkr_graph.cli import main

main()
