"""Balai: the open platform that a multilateral working group runs on."""

__version__ = "0.1.0"
