"""Data → records → portal: which file holds what, and whether it fits."""
