"""Prongsai (โปร่งใส): transparency pages for Thai local governments, from YAML."""

__version__ = "0.1.0"
