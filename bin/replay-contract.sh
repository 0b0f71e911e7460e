#!/usr/bin/env bash
# Replays recorded REST scenarios against the worker of this checkout, and says how many passed.
set -u

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
. "$(dirname "$self")/sluice-env.sh"
. "$(dirname "$self")/sluice-local.sh"

usage() {
  cat <<'END'
usage: bin/replay-contract.sh [--contract DIR] [--profiles P,Q] [--scenarios NAME,NAME|DIR] [--ports A,B,C] [--json FILE]
                              [--strict] [--keep] [--install]

  --contract DIR     the recorded contract              (CONTRACT, or integration-tests/contract of this checkout)
  --profiles P,Q     only these profiles                (all)
  --scenarios LIST   only scenarios of these names, a trailing * standing for anything; or a folder of scenarios with one
                     folder per profile                 (all)
  --ports A,B,C      first worker, second worker, admin (free ones)
  --json FILE        where to write the result of each scenario
  --strict           answers that differ sensibly from the recorded ones fail as well
  --keep             leave logs and files behind
  --install          first install the Debian package python3 if there is no python3 (needs root)

Needs python3, a JDK, and Maven where Sluice is not built. With BOOTSTRAP_SERVERS set, that Kafka cluster is used.
END
}

contract=${CONTRACT:-$SLUICE_BASE/integration-tests/contract}
profiles=
scenarios=
ports=
more=()
keep=
install=
while [ $# -gt 0 ]; do
  case $1 in
    --strict) more+=(--strict) ;;
    --keep) keep=yes ;;
    --install) install=yes ;;
    --contract | --profiles | --scenarios | --ports | --json)
      [ $# -ge 2 ] || die "$1 is to be followed by a value"
      case $1 in
        --contract) contract=$2 ;;
        --profiles) profiles=$2 ;;
        --scenarios) scenarios=$2 ;;
        --ports) ports=$2 ;;
        --json) more+=(--json "$2") ;;
      esac
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) die "unknown argument $1, see --help" ;;
  esac
  shift
done

BUILD_PID=
BROKER_PID=
replay_pid=
work=
finish() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  stop_process "$replay_pid" 60
  stop_process "$BUILD_PID" 5
  stop_process "$BROKER_PID" 15
  if [ -n "$work" ]; then
    if [ -n "$keep" ]; then say "Logs and files are in $work"; else rm -rf "$work"; fi
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

require_java
if [ -n "$install" ] && ! command -v python3 >/dev/null; then
  say "Installing python3"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends python3 >/dev/null; } \
    || die "python3 could not be installed. Install Python 3.9 or newer by hand."
fi
command -v python3 >/dev/null || die "No python3 found, which the replay is written in. Install Python 3.9 or newer, or let --install do it."
[ -f "$contract/rest/run_profiles.py" ] || die "No recorded contract in $contract. Name its folder: --contract DIR"
contract=$(cd "$contract" && pwd -P)
if [ -z "$ports" ]; then
  # All are held until all are known, so that they differ.
  ports=$(python3 -c 'import socket
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
print(",".join(str(s.getsockname()[1]) for s in held))') || die "No free ports could be found on 127.0.0.1. Name three: --ports A,B,C"
fi
for p in ${ports//,/ }; do
  is_taken "$p" && die "Port $p is taken. Stop what listens there, or choose others: --ports A,B,C"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/sluice-replay-XXXXXX") || die "No temporary folder could be made in ${TMPDIR:-/tmp}."
if ! is_built; then
  say "Building Sluice"
  mkdir -p "$SLUICE_BASE/target"
  build "$SLUICE_BASE/target/replay-build.log"
fi
require_home

# The scenarios asked for, in a folder per profile.
root=$contract/rest/scenarios
if [ -d "$scenarios" ]; then
  root=$(cd "$scenarios" && pwd -P)
elif [ -n "$scenarios" ]; then
  root=$work/scenarios
  IFS=, read -r -a names <<<"$scenarios"
  for file in "$contract"/rest/scenarios/*/*.json; do
    for name in "${names[@]}"; do
      # The name is a pattern on purpose.
      # shellcheck disable=SC2254
      case $(basename "$file" .json) in
        $name)
          mkdir -p "$root/$(basename "$(dirname "$file")")"
          cp "$file" "$root/$(basename "$(dirname "$file")")/"
          ;;
      esac
    done
  done
  [ -d "$root" ] || die "No scenario is named $scenarios."
fi

plugins=$work/plugins
mkdir -p "$plugins"
cp -R "$SLUICE_HOME/plugins/." "$plugins/"
API_CLASSPATH=$(printf '%s:' "$SLUICE_HOME"/libs/connect-api-*.jar "$SLUICE_HOME"/libs/kafka-clients-*.jar) \
  bash "$contract/tools/probe-plugin/build.sh" "$plugins/probe/probe-plugin.jar" >"$work/probe-build.log" 2>&1 || {
  show_tail "$work/probe-build.log"
  die "The probe plugin could not be built."
}

if [ -z "${BOOTSTRAP_SERVERS:-}" ]; then
  start_broker "$work/broker" 0
fi
say "Kafka at $BOOTSTRAP_SERVERS, worker from $SLUICE_HOME"

export KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xms128M -Xmx768M}
# Told to end, it is to end its workers first: so the signal becomes an exception.
as_script='import runpy, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")'
python3 -u -c "$as_script" "$contract/rest/run_profiles.py" \
  --distributed "'$SLUICE_BASE/bin/connect-distributed.sh' {props}" \
  --standalone "'$SLUICE_BASE/bin/connect-standalone.sh' {props}" \
  --bootstrap "$BOOTSTRAP_SERVERS" --plugin-path "$plugins" --ports "$ports" --work "$work/run" \
  ${profiles:+--profiles "$profiles"} ${more[@]+"${more[@]}"} "$root" 9>&- &
replay_pid=$!
wait "$replay_pid"
status=$?
replay_pid=
if [ "$status" -ne 0 ] && [ -n "$keep" ]; then
  for log in "$work"/run/*.log; do
    grep -qE 'Exception|ERROR' "$log" && say "Errors are in $log"
  done
fi
exit "$status"
