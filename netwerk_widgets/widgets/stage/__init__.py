"""The stage: what the beamer shows, one thing at a time, in a window of its own."""
