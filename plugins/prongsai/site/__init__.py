"""The whole flow, from a folder of content to a finished site."""
