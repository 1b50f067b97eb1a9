"""What a group records: models, store, exchange, progress."""
