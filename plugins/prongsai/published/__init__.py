"""What was published: the record of addresses, what lives at them now, and the years that are closed."""
