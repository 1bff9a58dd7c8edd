"""What the files say together: joined, frozen, every fact worked out once."""
