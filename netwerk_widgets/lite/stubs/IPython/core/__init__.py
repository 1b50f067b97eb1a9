"""Nothing of IPython's core."""
