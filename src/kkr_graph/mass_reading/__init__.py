"""Read papers by the million: a list of papers in, a folder of parts out.

    papers ──listing──▶ tasks ──engine──▶ parts ──whole──▶ done.json
                          ground ─────────▲

A task is some papers; ``tasks.read`` is a pure function of it, and may be run anywhere,
twice, or half.  An engine runs tasks: processes of this machine, Dask or Spark.
"""

from kkr_graph.mass_reading.engines import Engine
from kkr_graph.mass_reading.listing import listed
from kkr_graph.mass_reading.tasks import How
from kkr_graph.mass_reading.whole import Done, Given, run

__all__ = ["Done", "Engine", "Given", "How", "listed", "run"]
