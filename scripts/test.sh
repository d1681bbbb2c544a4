# ./carbon test: everything that can tell whether the repository is right. Sourced by ./carbon.
source "$root/scripts/stake.sh"

passed=0
failed=0

run_tests() {
  local coverage=no
  require_home
  while [ "$#" -gt 0 ]; do
    case "$1" in
      --deep) export CARBON_DEEP=1 ;;
      --coverage) coverage=yes ;;
      --seed)
        # The generators of both test languages take 31 bits.
        if ! [[ "${2:-}" =~ ^[0-9]{1,10}$ ]] || [ "$2" -ge 2147483648 ]; then
          die "--seed wants a number from 0 to 2147483647" 2
        fi
        export CARBON_SEED="$2"
        shift ;;
      *) die "unknown option $1; usage: ./carbon test [--deep] [--seed N] [--coverage]" 2 ;;
    esac
    shift
  done
  require_tools
  require_space
  if [ "$coverage" = yes ]; then contract_coverage; fi
  mkdir -p "$logs" "$state/trx"
  rm -f "$state"/trx/*.trx

  local projects missing project
  mapfile -t projects < <(find "$root/tests" -name '*.Tests.csproj' | sort)
  mapfile -t missing < <(missing_libraries; missing_test_packages)
  export -f npm_install npm_stamp stake_install stake_stamp
  export root stake_recipe stake_engine
  step_total=$((6 + ${#projects[@]}))
  if [ -d "$root/tests/contracts" ]; then step_total=$((step_total + 1)); fi
  if [ -f "$root/bench/gas.mjs" ]; then step_total=$((step_total + 1)); fi
  if [ -n "${CARBON_DEEP:-}" ]; then step_total=$((step_total + 1)); fi
  if wants_stake; then step_total=$((step_total + 1)); fi
  if ! npm_is_fresh; then step_total=$((step_total + 1)); fi
  install_packages "${missing[@]}"
  if ! npm_is_fresh; then step "installing npm packages" bash -euo pipefail -c npm_install; fi
  if wants_stake; then step "installing the proof-of-stake engine" bash -euo pipefail -c stake_install; fi

  check "building everything" dotnet build "$root/Carbon.sln" -c Release -v q --nologo
  if [ "$failed" -ne 0 ]; then finish; fi
  # The build itself refuses code style and analyzer findings; what is left to check is white space.
  check "checking the format" dotnet format whitespace "$root/Carbon.sln" --verify-no-changes --no-restore
  check "comparing contracts/abi with a fresh compile" "$node22" "$root/scripts/abi.mjs" --check
  check "comparing contracts/layout with the compiler" "$node22" "$root/scripts/layout.mjs" --check
  check "measuring the contracts' sizes" "$node22" "$root/scripts/sizes.mjs"
  if [ -f "$root/bench/gas.mjs" ]; then
    check "checking the gas table" "$node22" "$root/bench/gas.mjs" --check
  fi
  check "checking the shell scripts" bash -n "$root/carbon" "$root"/scripts/*.sh "$root/.ci/run"
  if [ -d "$root/tests/contracts" ]; then contract_tests; fi
  if [ -n "${CARBON_DEEP:-}" ]; then contract_proofs; fi
  for project in "${projects[@]}"; do dotnet_tests "$project"; done
  finish
}

missing_test_packages() {
  command -v chromium >/dev/null || echo chromium
  command -v strace >/dev/null || echo strace
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
  dpkg -s fonts-noto-cjk >/dev/null 2>&1 || echo fonts-noto-cjk
  if [ -n "${CARBON_DEEP:-}" ] && ! command -v z3 >/dev/null; then echo z3; fi
  if wants_stake; then missing_stake_packages; fi
  /usr/bin/python3 -c 'import grpc' 2>/dev/null || echo python3-grpcio
}

# Whether the deep tests want an engine that is not installed yet as it is pinned.
wants_stake() { [ -n "${CARBON_DEEP:-}" ] && ! stake_is_fresh; }

# check "what" command…: counts as one test, passed or failed; the rest runs either way.
check() {
  local what="$1"
  shift
  if attempt "$what" "$@"; then
    passed=$((passed + 1))
    printf '%d s\n' "$took"
  else
    failed=$((failed + 1))
    tell_failure
  fi
}

# Like step, but a failure is counted and the rest still runs.
attempt() {
  local what="$1" started rc=0
  shift
  step_number=$((step_number + 1))
  log="$logs/test-$step_number.log"
  printf '[%d/%d] %s … ' "$step_number" "$step_total" "$what"
  started=$SECONDS
  run_in_group "$log" "$@" || rc=$?
  took=$((SECONDS - started))
  return "$rc"
}

tell_failure() {
  printf 'FAILED after %d s\n' "$took"
  tail -n 40 "$log"
}

# Prints lines, statements and branches of the contracts that the tests in tests/contracts reach, and nothing else.
contract_coverage() {
  if ! npm_is_fresh; then npm_install >&2; fi
  exec "$node22" "$root/scripts/coverage.mjs"
}

contract_tests() { counted "contract tests on Hardhat" "$root/scripts/test-contracts.sh"; }

contract_proofs() { counted "proving the laws of packed words" "$node22" "$root/scripts/prove.mjs"; }

# counted "what" command…: counts what its last lines "# pass N" and "# fail N" say.
counted() {
  local rc=0 good bad
  attempt "$@" || rc=$?
  good="$(grep -oE '^# pass [0-9]+' "$log" | tail -n 1 | cut -d ' ' -f 3 || true)"
  bad="$(grep -oE '^# fail [0-9]+' "$log" | tail -n 1 | cut -d ' ' -f 3 || true)"
  count "${good:-0}" "${bad:-0}" "$rc"
}

dotnet_tests() {
  local name rc=0 trx good=0 bad=0
  name="$(basename "$1" .csproj)"
  trx="$state/trx/$name.trx"
  export CARBON_SAID="$state/trx/$name.said"
  rm -f "$CARBON_SAID"
  attempt "$name" dotnet test "$1" -c Release --no-build --nologo \
    --logger "trx;LogFileName=$trx" --logger "console;verbosity=minimal" || rc=$?
  if [ -f "$trx" ]; then
    good="$(grep -oE '<Counters [^>]*' "$trx" | grep -oE ' passed="[0-9]+"' | grep -oE '[0-9]+' || echo 0)"
    bad="$(grep -oE '<Counters [^>]*' "$trx" | grep -oE ' failed="[0-9]+"' | grep -oE '[0-9]+' || echo 0)"
  fi
  count "$good" "$bad" "$rc"
  # What a project has to say of itself, such as how many seeded runs fitted its time.
  if [ -f "$CARBON_SAID" ]; then sed 's/^/      /' "$CARBON_SAID"; fi
}

# count passed failed exit-code: a run that ended badly without naming a failure is one, and so is one of no test.
count() {
  local good="$1" bad="$2" rc="$3"
  if [ "$bad" -eq 0 ] && { [ "$rc" -ne 0 ] || [ "$good" -eq 0 ]; }; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ "$bad" -ne 0 ]; then tell_failure; else printf '%d passed, %d s\n' "$good" "$took"; fi
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] || exit 1
  exit 0
}
