"""Netwerk: a workbook with which groups of organisations learn to work as a network."""

__version__ = "0.1.0"
