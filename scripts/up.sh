# ./carbon up: from a clean clone to a running network. Sourced by ./carbon.

up() {
  require_home
  require_tools
  require_space
  mkdir -p "$logs"

  # Held by this process and then by the command line that replaces it, so two never share one folder.
  exec 9>"$state/up.lock"
  flock -n 9 || die "a network is up here already: use it, or end it with Ctrl-C first."

  step_total=7
  case " $* " in *" --no-demo "*) step_total=6 ;; esac
  local clique=no
  case " $* " in *" --chain clique "* | *" --chain=clique "*) clique=yes step_total=$((step_total + 2)) ;; esac
  local missing
  mapfile -t missing < <(missing_libraries)
  export -f npm_install npm_stamp publish
  export root state
  if ! npm_is_fresh; then step_total=$((step_total + 1)); fi
  install_packages "${missing[@]}"
  if ! npm_is_fresh; then step "installing npm packages" bash -euo pipefail -c npm_install; fi
  step "building the node" bash -c 'publish Carbon.Gateway gateway'
  step "building the command line" bash -c 'publish Carbon.Cli cli'
  if [ "$clique" = yes ]; then
    step "building the validators' program" dotnet publish "$root/tests/Carbon.TestChain" -c Release \
      -o "$state/bin/testchain" -v q --nologo
    step "compiling the contracts for the validators' engine" "$node22" "$root/scripts/compile-oldest.mjs"
  fi
  keep_nodes_small
  exec "$cli" up --first-step $((step_number + 1)) "$@"
}
