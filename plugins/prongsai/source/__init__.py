"""Bytes → data with the place of every value: YAML, CSV and Markdown as they lie on the disk."""
