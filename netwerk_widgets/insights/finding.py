"""What stands out, in words; defined with the network, which has findings too."""

from netwerk_widgets.network.finding import Finding

__all__ = ["Finding"]
