#!/usr/bin/env bash
# Builds what is needed, and measures how much goes through connectors on Sluice, on the released worker, and without either.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'END'
usage: bench/pipelines.sh [--only TEXT] [--contender sluice|apache|raw] [--memory] [--rounds N] [--no-page] [--built]

Measures sources and sinks of one and of four tasks, and the time from a source to a sink, in three rounds, which takes about
two hours on two cores, and puts the tables into docs/performance.md.

  --only TEXT       only rows with this in their name, such as source-bytes-100-1, sink-json, or latency
  --contender WHO   measure only this one anew
  --memory          rather than speed, what stays on the heap of a Sluice worker that may have 256 MB
  --rounds N        so many rounds
  --no-page         print the tables only
  --built           take what was built before

Ends with 0 if every measurement was made. Figures are kept in bench/target/pipeline/figures.csv, so rows may be measured one by
one. Needs Linux, a JDK from 17 on and Maven, some 10 GB of disk, and a machine that does nothing else meanwhile.
END
}

args=()
page=yes
built=
while [ $# -gt 0 ]; do
  case $1 in
    --only | --rounds | --contender) args+=("$1" "${2:?$1 needs a value}") && shift ;;
    --memory) args+=(--memory yes) ;;
    --no-page) page= ;;
    --built) built=yes ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[ -z "$page" ] || args+=(--page docs/performance.md)

if [ -z "$built" ]; then
  echo "== building"
  mvn -q -Pbench -pl bench,dist,connect-testkit-broker,released-worker,test-connectors -am -Dmaven.test.skip=true package
fi

echo "== measuring"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Dslf4j.internal.verbosity=ERROR \
  -cp "bench/target/classes:test-connectors/target/classes:released-worker/target/classes:bench/target/sides/sluice/*:bench/target/sides/shared/*" \
  io.sluice.bench.pipeline.Main ${args[@]+"${args[@]}"}
