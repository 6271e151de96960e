"""YAML as clerks type it: composed, mended where it is broken, and every value with its place."""
