# ./carbon bench: gas per command, a node's memory and look-up times, writes, the index, a soak, capacity on paper.
# Sourced by ./carbon.

run_bench() {
  case "${1:-}" in
    "") [ "$#" -eq 0 ] || bench_usage; bench_all ;;
    gas) [ "$#" -eq 1 ] || bench_usage; bench_gas ;;
    write) shift; bench_write "$@" ;;
    index) shift; bench_index "$@" ;;
    network) shift; bench_network "$@" ;;
    soak) shift; bench_soak "$@" ;;
    capacity) [ "$#" -eq 1 ] || bench_usage; bench_capacity ;;
    *) bench_usage ;;
  esac
}

bench_usage() {
  die "usage: ./carbon bench [gas | capacity | write [--quick] | network [--quick] | soak [--minutes N] |
       index [--events N] [--tickets N] [--rounds N] [--quick]]" 2
}

# bench_build N: builds what a network needs, with N more steps to come, and keeps other networks away meanwhile.
bench_build() {
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
  step_total=$((2 + $1))
  if ! npm_is_fresh; then step_total=$((step_total + 1)); fi
  install_packages "${missing[@]}"
  if ! npm_is_fresh; then step "installing npm packages" bash -euo pipefail -c npm_install; fi
  step "building the node" bash -c 'publish Carbon.Gateway gateway'
  step "building the command line" bash -c 'publish Carbon.Cli cli'
}

bench_all() {
  bench_build 3
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

# A simulation from a seed, out of what other benches measured: it needs neither network nor packages.
bench_capacity() {
  exec node "$root/bench/capacity.mjs" "$root"
}

# A quick run proves that the bench works, in some minutes; its figures go to .carbon/log and are worth nothing.
bench_write() {
  [ "$#" -eq 0 ] || { [ "$#" -eq 1 ] && [ "$1" = --quick ]; } || bench_usage
  bench_build 0
  keep_nodes_small
  # grpc-js warns of a TLS server name that is an address; the nodes listen on one.
  exec "$node22" --disable-warning=DEP0123 "$root/bench/write.mjs" "$root" "${CARBON_BENCH_PORT:-18600}" "$@"
}

# Ponder's packages are installed by the bench itself, so that the rest goes on where they cannot be had.
bench_index() {
  local args=("$@")
  while [ "$#" -gt 0 ]; do
    case "$1" in
      --quick) shift ;;
      --events | --tickets) [[ "${2:-}" =~ ^[1-9][0-9]{2,7}$ ]] || bench_usage; shift 2 ;;
      --rounds) [[ "${2:-}" =~ ^[1-9]$ ]] || bench_usage; shift 2 ;;
      *) bench_usage ;;
    esac
  done
  bench_build 1
  if [ ! -d /usr/lib/postgresql ]; then install_packages postgresql; fi
  step "building the bench's tool" dotnet publish "$root/bench/tool" -c Release -o "$state/bin/bench" -v q --nologo
  exec "$node22" --disable-warning=DEP0123 "$root/bench/index.mjs" "$root" "${CARBON_BENCH_PORT:-18600}" "${args[@]}"
}

# Validators of a real consensus; a quick run is as those of writes.
bench_network() {
  [ "$#" -eq 0 ] || { [ "$#" -eq 1 ] && [ "$1" = --quick ]; } || bench_usage
  bench_build 2
  step "building the validators' program" dotnet publish "$root/tests/Carbon.TestChain" -c Release \
    -o "$state/bin/testchain" -v q --nologo
  step "compiling the contracts for the validators' engine" "$node22" "$root/scripts/compile-oldest.mjs"
  keep_nodes_small
  exec "$node22" --disable-warning=DEP0123 "$root/bench/network.mjs" "$root" "${CARBON_BENCH_PORT:-18600}" "$@"
}

bench_soak() {
  local minutes=60
  if [ "$#" -gt 0 ]; then
    [ "$#" -eq 2 ] && [ "$1" = --minutes ] && [[ "$2" =~ ^[1-9][0-9]{0,3}$ ]] || bench_usage
    minutes="$2"
  fi
  bench_build 0
  keep_nodes_small
  exec "$node22" --disable-warning=DEP0123 "$root/bench/soak.mjs" "$root" "${CARBON_BENCH_PORT:-18600}" "$minutes"
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
