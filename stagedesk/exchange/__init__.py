"""Bytes to frozen records and back; knows no Session."""
