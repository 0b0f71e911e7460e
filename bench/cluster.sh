#!/usr/bin/env bash
# Builds what is needed, lets the same happen to groups of Sluice's and of released Apache workers, and prints the comparison.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'END'
usage: bench/cluster.sh [--quick] [--only SCENARIO] [--kind sluice|apache] [--rounds N] [--with-slow] [--built]

Plays all scenarios in three rounds, which takes about an hour on two cores, and puts their tables into docs/performance.md.

  --quick           one round; printed only
  --only SCENARIO   only this one, and only its table is made anew:
                    many-idle, many-slow, kill, freeze, roll, grow, start
  --kind KIND       only workers of this kind; printed only
  --rounds N        so many rounds
  --with-slow       wait for what takes the released worker more than ten minutes, too
  --built           take what was built before

Ends with 0 if every round had a result. Needs Linux, a JDK from 17 on and Maven, and a machine that does nothing else
meanwhile. Logs and data of the last run stay in bench/target/cluster/rounds.
END
}

args=()
page=yes
built=
while [ $# -gt 0 ]; do
  case $1 in
    --quick) page= args+=(--rounds 1) ;;
    --kind) page= args+=(--kind "${2:?--kind needs sluice or apache}") && shift ;;
    --only | --rounds) args+=("$1" "${2:?$1 needs a value}") && shift ;;
    --built) built=yes ;;
    --with-slow) args+=(--with-slow) ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[ -z "$page" ] || args+=(--page docs/performance.md)

if [ -z "$built" ]; then
  echo "== building"
  mvn -q -Pbench,real-connectors -pl bench,real-plugins,dist,connect-testkit-broker,released-worker,test-connectors -am -Dmaven.test.skip=true package
fi

echo "== measuring"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Dslf4j.internal.verbosity=ERROR -cp "bench/target/classes:released-worker/target/classes:bench/target/sides/shared/*" \
  io.sluice.bench.cluster.Main ${args[@]+"${args[@]}"}
