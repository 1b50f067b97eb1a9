"""What people see and touch: sections of editors and plots; links only, no rules."""
