"""What helps editors: drafts of events, suggestions, syncing PO files. No build needs it."""
