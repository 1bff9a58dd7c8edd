"""What pages and data files show: words, templates, Markdown, JSON."""
