"""How well search finds what readers mean: queries with graded answers, and a harness."""
