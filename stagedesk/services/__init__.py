"""The use cases: functions that take a Session."""
