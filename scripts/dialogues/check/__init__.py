"""What one file says of another: functions from the corpus to problems."""
