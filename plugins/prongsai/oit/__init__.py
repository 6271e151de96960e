"""OIT: what of each disclosure item of a year is shown, judged from the agency's own records."""
