#!/usr/bin/env bash
# Makes .venv from requirements.lock with python3's own venv and pip, then what Debian lacks.
set -eu
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
# Offscreen Qt needs the first line, a real X screen the second (stack.md).
LIBRARIES="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"

# Installs Debian packages when we may, else says the line to type.
debian() {
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        echo "Installing from Debian: $*"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
    else
        echo "This machine lacks packages. Type this line, then try again:" >&2
        echo "    sudo apt-get install $*" >&2
        exit 1
    fi
}

command -v "$PYTHON" > /dev/null || debian python3
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Stagedesk needs Python 3.11 or newer; $PYTHON is older. Set PYTHON=..." >&2
    exit 1
}

make_venv() { "$PYTHON" -m venv --clear .venv > build/venv.log 2>&1; }
mkdir -p build
make_venv || { debian python3-venv; make_venv || { cat build/venv.log >&2; exit 1; }; }

echo "Installing the Python packages of requirements.lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# Without compiled files the start of the program takes three times as long.
.venv/bin/python -m compileall -q .venv/lib > /dev/null || true

qt() { QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6 import QtWidgets, QtPrintSupport, QtSvg; QtWidgets.QApplication([])'; }
if [ "$(uname -s)" = Linux ]; then
    # The platform libraries of a real screen load late: ask the loader for each.
    missing=$(.venv/bin/python tools/missing_libraries.py)
    if [ -n "$missing" ] || ! qt 2> build/qt.log; then
        # shellcheck disable=SC2086
        debian $LIBRARIES
        qt || { echo "Qt cannot start; see above." >&2; exit 1; }
    fi
fi
touch .venv/.ready
