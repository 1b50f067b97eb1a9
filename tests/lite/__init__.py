"""The site for a browser."""
