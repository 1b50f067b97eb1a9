"""A round without phones."""
