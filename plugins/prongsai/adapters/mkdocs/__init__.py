"""MkDocs and Material for MkDocs."""
