"""What a student does with a case: eight exercises, checked when asked, with hints."""
