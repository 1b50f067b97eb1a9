"""Past one laptop: what is written for, and what runs on, somebody's own machines."""
