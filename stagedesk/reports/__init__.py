"""Frozen record in, PDF bytes out."""
