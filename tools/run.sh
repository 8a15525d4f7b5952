#!/usr/bin/env bash
# Builds the demonstration school and opens the window on it; without a screen, papers and pictures.
set -eu
cd "$(dirname "$0")/.."
export STAGEDESK_PASSWORD=${STAGEDESK_PASSWORD:-demonstratie}
rm -rf build/demo
mkdir -p build/demo
stagedesk() { .venv/bin/python -m stagedesk --data build/demo/data "$@"; }

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    stagedesk demo
else
    echo "This machine has no screen: the papers and a picture of every tab go to build/demo/."
    stagedesk demo --no-window
    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.shots build/demo/screens --data build/demo/data
    # Every paper, of one class of each grade year.
    for paper in $(stagedesk papers | cut -d' ' -f1); do
        for class in 1A 2A 3A 4A 5A 6A; do
            stagedesk print "$paper" --class "$class" --out "build/demo/papers/$paper" > /dev/null
        done
        echo "build/demo/papers/$paper: $(find "build/demo/papers/$paper" -type f | wc -l) files"
    done
fi
