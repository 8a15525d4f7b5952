"""What every test shares: no screen, no network of settings, a home of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
