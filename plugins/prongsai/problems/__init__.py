"""Problems: what is wrong, told to the clerk who typed it, and the voices in which it is told."""
