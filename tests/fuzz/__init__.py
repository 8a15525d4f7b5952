"""Outside in: whatever stands in a file is read or refused with a sentence; never a crash."""
