"""Plain Python: what a form asks and what the school's policy says; no Qt, no SQL, no PDF."""
