"""Tables as offices keep them: cells, heads, titles above them, and cells that hold two things."""
