"""What can be had of a council's graph, as data portals read it.

In: frozen values.  Out: triples by DCAT-AP 3.0 that also hold to DCAT-AP-DK 2.0.2 in
its strict form.  Every node has a name; nobody's mail or phone is in it.
"""

from kkr_graph.catalogue.publisher import Box, Publisher, read
from kkr_graph.catalogue.record import Dataset, Distribution, write

__all__ = ["Box", "Dataset", "Distribution", "Publisher", "read", "write"]
