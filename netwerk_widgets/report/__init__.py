"""What a group recorded, as a document: for a board, to edit, to print, to calculate with."""
