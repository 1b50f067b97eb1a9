"""What stands out in what a group recorded, in numbers and in words."""
