"""Qt, and only here."""

import gc

# A window makes objects by the thousand that stay: with the default of 700 the collector takes a
# tenth of the time until the first picture, and finds nothing.
gc.set_threshold(20_000, 20, 20)
