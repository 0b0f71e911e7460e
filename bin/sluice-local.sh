# Sourced by quickstart.sh and replay-contract.sh, after sluice-env.sh: builds what is missing, runs a broker of our own, and
# ends the processes they started, and no others.

BROKER_CLASSES=$SLUICE_BASE/connect-testkit-broker/target/classes
BROKER_LIBS=$BROKER_CLASSES/io/sluice/connect/testkit/broker/libs

say() { printf '%s\n' "$*"; }

is_alive() { [ -n "${1:-}" ] && kill -0 "$1" 2>/dev/null; }

# Whether something listens on a port of 127.0.0.1.
is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The end of a log, for the reason of a failure.
show_tail() {
  [ -s "$1" ] || return 0
  say "The last lines of $1:" >&2
  tail -n "${2:-15}" "$1" | sed 's/^/  | /' >&2
}

# stop_process PID SECONDS: asks it to end, and ends it when the time is over.
stop_process() {
  is_alive "$1" || return 0
  kill -TERM "$1" 2>/dev/null
  local left=$(($2 * 10))
  while is_alive "$1" && [ "$left" -gt 0 ]; do
    sleep 0.1
    left=$((left - 1))
  done
  if is_alive "$1"; then
    kill -KILL "$1" 2>/dev/null
  fi
  wait "$1" 2>/dev/null
  return 0
}

is_built() {
  find_home || return 1
  local archive=("$SLUICE_BASE"/dist/target/sluice-*.tar.gz)
  [ -d "$BROKER_LIBS" ] && [ -f "$BROKER_CLASSES/io/sluice/connect/testkit/broker/BrokerMain.class" ] || return 1
  # Sources edited or pulled since then count as not built.
  [ -z "$(find "$SLUICE_BASE"/pom.xml "$SLUICE_BASE"/*/pom.xml "$SLUICE_BASE"/*/src/main -newer "${archive[0]}" -print 2>/dev/null | head -n 1)" ]
}

# build LOG: the runnable tree and the broker's jars, with a line of progress for each module. Sets BUILD_PID meanwhile.
build() {
  local log=$1 seconds=0 shown='' now status
  command -v mvn >/dev/null || die "Sluice is not built yet, and building it needs Maven. Install Maven 3.8 or newer and put it on the PATH."
  [ -x "${JAVA_HOME:+$JAVA_HOME/bin/}javac" ] || command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null \
    || die "Sluice is not built yet, and building it needs a JDK: $JAVA comes without javac. Install a JDK of version 17 or newer."
  (cd "$SLUICE_BASE" && exec mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl dist,connect-testkit-broker -am package) >"$log" 2>&1 &
  BUILD_PID=$!
  while is_alive "$BUILD_PID"; do
    sleep 1
    seconds=$((seconds + 1))
    now=$(sed -n 's/^\[INFO\] Building Sluice :: \([a-z-]*\) .*\[\([0-9]*\/[0-9]*\)\].*/\2 \1/p' "$log" | tail -n 1)
    if [ -n "$now" ] && [ "$now" != "$shown" ]; then
      say "      module $now"
      shown=$now
    elif [ $((seconds % 30)) -eq 0 ]; then
      say "      still at it after $seconds s (the first build downloads what it needs)"
    fi
    if [ "$seconds" -ge 1800 ]; then
      stop_process "$BUILD_PID" 5
      die "The build was not done after 30 minutes. Its log is $log"
    fi
  done
  wait "$BUILD_PID"
  status=$?
  BUILD_PID=
  if [ "$status" -ne 0 ]; then
    grep -E '^\[ERROR\]' "$log" | head -n 8 >&2
    die "The build failed. Its log is $log"
  fi
}

# start_broker FOLDER PORT: a single-node Kafka on 127.0.0.1 with its data in that folder. Port 0 takes a free one.
# Sets BROKER_PID and BOOTSTRAP_SERVERS.
start_broker() {
  local folder=$1 left=600
  mkdir -p "$folder"
  # The broker ends when this shell is gone, however that came: then nobody holds the other end of its standard input.
  mkfifo "$folder/life"
  exec 9<>"$folder/life"
  "$JAVA" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsluice.broker.watch.stdin=true \
    -Dlogback.configurationFile=io/sluice/connect/testkit/broker/logback-broker.xml \
    -cp "$BROKER_CLASSES:$BROKER_LIBS/*" io.sluice.connect.testkit.broker.BrokerMain "$folder/data" "$2" \
    <"$folder/life" >"$folder/ready" 2>"$folder/broker.log" 9>&- &
  BROKER_PID=$!
  until grep -q '^READY ' "$folder/ready"; do
    if ! is_alive "$BROKER_PID"; then
      show_tail "$folder/broker.log"
      die "The Kafka broker ended while starting."
    fi
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      show_tail "$folder/broker.log"
      die "The Kafka broker was not ready after a minute."
    fi
    sleep 0.1
  done
  BOOTSTRAP_SERVERS=$(sed -n 's/^READY //p' "$folder/ready")
}
