"""Pieces → a whole page: the protocol of a frame, and the frames."""
