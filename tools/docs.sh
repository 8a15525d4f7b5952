#!/usr/bin/env bash
# Renews the pictures under docs/: contact sheets of all papers and screens, and two for the README.
set -eu
cd "$(dirname "$0")/.."
export STAGEDESK_PASSWORD=demonstratie QT_QPA_PLATFORM=offscreen
day=2027-06-28
rm -rf build/docs
stagedesk() { .venv/bin/python -m stagedesk --data build/docs/data "$@"; }
stagedesk demo --no-window --date $day

# Case students of docs/demo.md: everything earned (10015), something missing (10014), a stick (--class).
paper() { stagedesk print "$1" --date $day --out build/docs/papers "${@:2}" > /dev/null; }
paper beoordeling --student 10014
paper beoordeling --student 10012 --blank
paper intake --student 10014
paper urenbriefje --student 10014 --weeks 2026-W40..2026-W40
paper urenbriefje --student 10012 --weeks 2026-W44..2026-W45 --blank
paper deelcertificaat --student 10015
paper eindcertificaat --student 10015
paper niet-behaald --student 10014
paper profiel --student 10014
paper vakantie
paper infopakket --student 10014
paper toestemming --student 10014
paper zoekformulier --student 10014
for name in $(stagedesk papers | cut -d' ' -f1); do
    # Papers that came later are of a class or the school.
    [ -n "$(find build/docs/papers -name "$name*")" ] || paper "$name" --class 4A || true
done
find build/docs/papers -name 'deelcertificaat_*_[13456].pdf' -delete

.venv/bin/python tools/contact_sheet.py docs/papers.png $(find build/docs/papers -maxdepth 1 -name '*.pdf' | sort) \
    --width 2600 --height 440 --pages 2
.venv/bin/python -m tools.shots build/docs/screens --data build/docs/data --on $day
.venv/bin/python tools/contact_sheet.py docs/screens.png $(find build/docs/screens -name '*.png' | sort) \
    --width 2400 --height 300
cp build/docs/screens/06_beoordeling_licht.png docs/window.png
.venv/bin/python tools/contact_sheet.py docs/paper.png build/docs/papers/beoordeling_10014.pdf \
    build/docs/papers/deelcertificaat_10015_2.pdf --width 1700 --height 620 --pages 1
