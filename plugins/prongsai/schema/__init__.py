"""What one model says to others: which keys a record takes where, read from its types once."""
