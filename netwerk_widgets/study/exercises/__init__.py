"""The eight exercises: one module each, with the rules by which an answer is checked."""
