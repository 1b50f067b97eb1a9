"""A round without phones: on slips of paper, or in a file that is mailed and comes back."""
