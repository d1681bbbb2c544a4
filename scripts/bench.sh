# ./carbon bench: gas per command, a node's memory, look-up times. Sourced by ./carbon.

run_bench() {
  if [ "$#" -eq 1 ] && [ "$1" = gas ]; then bench_gas; return; fi
  [ "$#" -eq 0 ] || die "usage: ./carbon bench [gas]" 2
  require_home
  require_tools
  require_space
  mkdir -p "$logs" "$root/bench/results"
  exec 9>"$state/up.lock"
  flock -n 9 || die "a network is up here: end it first, so that it does not disturb the measurement."

  local missing
  mapfile -t missing < <(missing_libraries)
  export -f npm_install npm_stamp publish
  export root state
  step_total=5
  if ! npm_is_fresh; then step_total=$((step_total + 1)); fi
  install_packages "${missing[@]}"
  if ! npm_is_fresh; then step "installing npm packages" bash -euo pipefail -c npm_install; fi
  step "building the node" bash -c 'publish Carbon.Gateway gateway'
  step "building the command line" bash -c 'publish Carbon.Cli cli'
  step "measuring gas per command" "$node22" "$root/bench/gas.mjs"
  keep_nodes_small
  start_network
  trap stop_network EXIT
  step "measuring memory and look-ups" "$node22" "$root/bench/node.mjs" "$root" "$root/bench/results/node.md"
  printf 'wrote bench/results/%s\n' gas.md gas.json node.md
}

# Gas alone needs no network and no .NET; the table goes to stdout too.
bench_gas() {
  require_home
  if ! npm_is_fresh; then npm_install >&2; fi
  exec "$node22" "$root/bench/gas.mjs"
}

# The network runs until its stdin pipe and its process are ended by stop_network.
start_network() {
  step_number=$((step_number + 1))
  printf '[%d/%d] waiting for a network to play its life … ' "$step_number" "$step_total"
  "$cli" up --port-base "${CARBON_BENCH_PORT:-18600}" >"$logs/bench-up.log" 2>&1 9>&- &
  network=$!
  until grep -q '^Running' "$logs/bench-up.log"; do
    kill -0 "$network" 2>/dev/null || { cat "$logs/bench-up.log"; die "the network did not start"; }
    sleep 0.5
  done
  printf 'ready\n'
}

stop_network() {
  kill -TERM "$network" 2>/dev/null || true
  wait "$network" 2>/dev/null || true
}
