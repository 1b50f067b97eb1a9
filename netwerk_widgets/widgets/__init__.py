"""What people see and touch: panels of editors and plots; links only, no rules."""
