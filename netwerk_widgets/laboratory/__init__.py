"""To compute with: a session as DataFrames, graph, measures, figures and findings.

``netwerk_widgets`` gives all of this; what stands here is how.
"""
