#!/bin/sh
# Write requirements/dev.lock: every package, its version and its hashes, for all platforms.
# Needs uv.
set -eu
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --no-annotate --quiet --output-file requirements/dev.lock "$@"
