#!/usr/bin/env bash
# Renews requirements.lock: every platform, with hashes, naming no host.
set -eu
cd "$(dirname "$0")/.."
uv pip compile --universal --generate-hashes --extra dev --no-header --no-annotate \
    --no-emit-index-url --quiet pyproject.toml --output-file requirements.lock
