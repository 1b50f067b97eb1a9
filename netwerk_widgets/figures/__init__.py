"""The figures: from what a group recorded to a drawing, without side effects."""
