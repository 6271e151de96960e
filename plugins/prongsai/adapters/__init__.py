"""Other programs that build our pages: each adapter hands in a frame and its events, and no order of its own."""
