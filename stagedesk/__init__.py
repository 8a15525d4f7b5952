"""Stagedesk: the work placements of a praktijkonderwijs school, offline and encrypted."""

__version__ = "0.1.0"
