#!/bin/sh
# Write requirements/run.lock (for running), cluster.lock (for running on a cluster, and building the
# program there) and dev.lock (for testing): every package with its version and hashes, for all
# platforms.  Needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out=$1
    shift
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-annotate --quiet --output-file "requirements/$out" "$@"
}
lock run.lock
lock cluster.lock --extra cluster --group build
lock dev.lock --group dev
