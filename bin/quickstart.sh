#!/usr/bin/env bash
# A file's lines travel through Kafka into another file: builds Sluice if needed, starts a Kafka broker and a distributed
# worker, creates a file source and a file sink over REST, and stays until Ctrl-C.
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
usage: bin/quickstart.sh [--once] [--port N] [--broker-port N]

  --once           send 1,000 lines, check that exactly these came out in order, stop everything; exit status 0 or 1
  --port N         port of the worker's REST interface on 127.0.0.1   (8083, or SLUICE_PORT)
  --broker-port N  port of the Kafka broker on 127.0.0.1              (9092, or SLUICE_BROKER_PORT; a free one with --once)
  --help           this text

With BOOTSTRAP_SERVERS=host:port set, that Kafka cluster is used and no broker is started. Needs a JDK of version 17 or newer,
and Maven where Sluice is not built yet.
END
}

once=
port=${SLUICE_PORT:-8083}
broker_port=${SLUICE_BROKER_PORT:-}
while [ $# -gt 0 ]; do
  case $1 in
    --once) once=yes ;;
    --port | --broker-port)
      case ${2:-} in '' | *[!0-9]*) die "$1 is to be followed by a port number" ;; esac
      if [ "$1" = --port ]; then port=$2; else broker_port=$2; fi
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
broker_port=${broker_port:-${once:+0}}
broker_port=${broker_port:-9092}

BUILD_PID=
BROKER_PID=
worker_pid=
running=
work=

finish() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  [ -z "$running" ] || say "Stopping."
  stop_process "$BUILD_PID" 5
  stop_process "$worker_pid" 30
  stop_process "$BROKER_PID" 15
  if [ -n "$work" ]; then
    if [ "$status" -eq 0 ] || [ "$status" -ge 128 ] || [ ! -e "$work/worker.log" ]; then
      rm -rf "$work"
    else
      say "Logs and files are left in $work" >&2
    fi
  fi
  exit "$status"
}
# Once it runs, Ctrl-C is how it is meant to end.
interrupted() { if [ -n "$running" ] && [ -z "$once" ]; then exit 0; else exit "$1"; fi; }
trap finish EXIT
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
trap 'interrupted 129' HUP

# http METHOD PATH [JSON]: prints the status (000 where nobody answers) on one line, and then the body. Needs no curl.
http() {
  (
    LC_ALL=C
    body=${3:-}
    exec 7<>"/dev/tcp/127.0.0.1/$port" || exit
    printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
      "$1" "$2" "$port" "${#body}" "$body" >&7
    IFS=' ' read -r -t 60 _ status _ <&7
    while read -r -t 60 line <&7 && [ -n "${line%$'\r'}" ]; do :; done
    IFS= read -r -d '' -t 60 answer <&7
    printf '%s\n%s' "${status:-000}" "$answer"
  ) 2>/dev/null || echo 000
}

check_alive() {
  if [ -n "$BROKER_PID" ] && ! is_alive "$BROKER_PID"; then
    show_tail "$work/broker/broker.log"
    die "The Kafka broker ended."
  fi
  if ! is_alive "$worker_pid"; then
    show_tail "$work/worker.log"
    die "The worker ended."
  fi
}

# wait_until SECONDS WHAT COMMAND...: until the command succeeds; a failure if it takes too long.
wait_until() {
  local left=$(($1 * 5)) what=$2
  shift 2
  until "$@"; do
    check_alive
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      show_tail "$work/worker.log"
      die "$what did not happen in time."
    fi
    sleep 0.2
  done
}

answers() { [ "$(http GET /connectors | head -n 1)" = 200 ]; }
is_running() { case $(http GET "/connectors/$1/status") in *'"tasks":[{'*'"RUNNING"'*) return 0 ;; *) return 1 ;; esac }
has_lines() { [ "$(wc -l <"$output" 2>/dev/null || echo 0)" -ge "$1" ]; }

create() {
  local answer
  answer=$(http POST /connectors "$1")
  case ${answer%%$'\n'*} in
    201) ;;
    *) die "The worker refused a connector with status ${answer/$'\n'/: }" ;;
  esac
}

# --- before anything is started -----------------------------------------------------------------------------------------

require_java
if is_taken "$port"; then
  die "Port $port is taken, and the worker's REST interface needs it. Stop what listens there, or choose another port: --port 8084"
fi
if [ -z "${BOOTSTRAP_SERVERS:-}" ] && [ "$broker_port" -ne 0 ] && is_taken "$broker_port"; then
  die "Port $broker_port is taken, and the Kafka broker needs it. If a Kafka broker listens there, use it: BOOTSTRAP_SERVERS=127.0.0.1:$broker_port; or choose another port: --broker-port 19092"
fi
if [ -n "${BOOTSTRAP_SERVERS:-}" ]; then
  first=${BOOTSTRAP_SERVERS%%,*}
  # In the background and with a limit: a host that drops packets would hold us for minutes.
  (exec 3<>"/dev/tcp/${first%:*}/${first##*:}") 2>/dev/null &
  probe=$!
  left=50
  while is_alive "$probe" && [ "$left" -gt 0 ]; do
    sleep 0.1
    left=$((left - 1))
  done
  if is_alive "$probe"; then kill "$probe"; fi
  wait "$probe" 2>/dev/null || die "Nobody answers on $first, which BOOTSTRAP_SERVERS names. Correct it, or unset it to get a broker started."
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/sluice-quickstart-XXXXXX") || die "No temporary folder could be made in ${TMPDIR:-/tmp}."
input=$work/input.txt
output=$work/output.txt
touch "$input"

if [ -d "$SLUICE_BASE/libs" ]; then
  [ -n "${BOOTSTRAP_SERVERS:-}" ] || die "The distribution carries no Kafka broker. Name yours: BOOTSTRAP_SERVERS=host:port bin/quickstart.sh (a source checkout starts one of its own)."
elif ! is_built; then
  say "[1/4] Building Sluice, which takes some minutes the first time"
  mkdir -p "$SLUICE_BASE/target"
  build "$SLUICE_BASE/target/quickstart-build.log"
else
  say "[1/4] Sluice is built"
fi
require_home

# --- broker and worker --------------------------------------------------------------------------------------------------

if [ -z "${BOOTSTRAP_SERVERS:-}" ]; then
  start_broker "$work/broker" "$broker_port"
  say "[2/4] Kafka broker on $BOOTSTRAP_SERVERS"
  name=quickstart
  replicas=1
else
  say "[2/4] Using the Kafka cluster at $BOOTSTRAP_SERVERS"
  # Topics and groups on a cluster of others must not meet those of an earlier run.
  name=quickstart-$(date +%s)-$$
  # The default of that cluster's brokers.
  replicas=-1
fi

cat >"$work/worker.properties" <<END
bootstrap.servers=$BOOTSTRAP_SERVERS
group.id=$name
config.storage.topic=$name-configs
offset.storage.topic=$name-offsets
status.storage.topic=$name-status
config.storage.replication.factor=$replicas
offset.storage.replication.factor=$replicas
status.storage.replication.factor=$replicas
offset.storage.partitions=5
key.converter=org.apache.kafka.connect.storage.StringConverter
value.converter=org.apache.kafka.connect.storage.StringConverter
offset.flush.interval.ms=5000
listeners=http://127.0.0.1:$port
plugin.path=$SLUICE_HOME/plugins
END

KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xms128M -Xmx512M} \
  "$SLUICE_BASE/bin/connect-distributed.sh" "$work/worker.properties" >"$work/worker.log" 2>&1 </dev/null 9>&- &
worker_pid=$!
wait_until 90 "An answer of the worker on port $port" answers
say "[3/4] Worker on http://127.0.0.1:$port"

create "{\"name\":\"$name-source\",\"config\":{\"connector.class\":\"org.apache.kafka.connect.file.FileStreamSourceConnector\",\"tasks.max\":\"1\",\"file\":\"$input\",\"topic\":\"$name-lines\"}}"
create "{\"name\":\"$name-sink\",\"config\":{\"connector.class\":\"org.apache.kafka.connect.file.FileStreamSinkConnector\",\"tasks.max\":\"1\",\"file\":\"$output\",\"topics\":\"$name-lines\"}}"
wait_until 60 "The start of the source's task" is_running "$name-source"
wait_until 60 "The start of the sink's task" is_running "$name-sink"
say "[4/4] Connectors $name-source and $name-sink are running"
running=yes

# --- once: send, compare, stop ------------------------------------------------------------------------------------------

if [ -n "$once" ]; then
  n=1
  while [ "$n" -le 1000 ]; do
    echo "line $n of 1000, sent by $name"
    n=$((n + 1))
  done >>"$input"
  wait_until 120 "The arrival of 1000 lines in $output" has_lines 1000
  # What the worker still has in hand when it is told to stop counts as well.
  stop_process "$worker_pid" 30
  if ! cmp -s "$input" "$output"; then
    diff "$input" "$output" | head -n 10 >&2
    die "The lines that came out are not those that went in: $(wc -l <"$output" | tr -d ' ') lines instead of 1000, first differences above."
  fi
  say "1000 lines went through Kafka and came out in order."
  exit 0
fi

# --- stay ---------------------------------------------------------------------------------------------------------------

say ""
say "  $input  ->  topic $name-lines  ->  $output"
say ""
touch "$output"
shown=0
show_new() {
  local lines
  lines=$(wc -l <"$output")
  if [ "$lines" -gt "$shown" ]; then
    sed -n "$((shown + 1)),${lines}s/^/  arrived: /p" "$output"
    shown=$((lines))
  fi
}

for n in 1 2 3 4 5; do
  echo "hello $n, written at $(date +%H:%M:%S)" >>"$input"
  wait_until 30 "The arrival of a line" has_lines "$n"
  show_new
done
cat <<END

Try next, in another terminal:

  echo "a line of mine" >> $input
  curl 'http://localhost:$port/connectors?expand=status'
  curl http://localhost:$port/connectors/$name-sink/status
  curl -X PUT http://localhost:$port/connectors/$name-sink/pause
  curl -X PUT http://localhost:$port/connectors/$name-sink/resume
  curl http://localhost:$port/connector-plugins

The worker's log: $work/worker.log
Ctrl-C stops everything and removes $work
END
while :; do
  check_alive
  show_new
  sleep 0.5
done
