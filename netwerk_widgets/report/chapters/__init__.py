"""One module for each chapter: what it says, in reading order."""
