#!/usr/bin/env bash
# Builds the benchmarks, runs them on Sluice and on the released Apache classes, and prints the comparison.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'END'
usage: bench/run.sh [--group NAME] [--quick] [--only TEXT]

Measures everything, group by group, each in under ten minutes on two cores, and puts the tables into docs/performance.md.

  --group NAME   only one of the groups: converters, data, transforms
  --quick        a first impression, a fourth of the time; printed only
  --only TEXT    only work with TEXT in its name; printed only

Needs a JDK from 17 on and Maven, and a machine that does nothing else meanwhile.
END
}

args=()
page=yes
while [ $# -gt 0 ]; do
  case $1 in
    --quick) page= args+=(--quick) ;;
    --group) args+=(--group "${2:?--group needs a name}") && shift ;;
    --only) page= args+=(--only "${2:?--only needs a text}") && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[ -z "$page" ] || args+=(--page docs/performance.md)

echo "== building"
rm -rf bench/target/sides bench/target/harness # jars of another version must not stay beside the new ones
mvn -q -Pbench -pl bench -am -Dmaven.test.skip=true package

echo "== measuring"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Dslf4j.internal.verbosity=ERROR -cp "bench/target/classes:bench/target/harness/*" io.sluice.bench.Main \
  --sides bench/target/sides --results bench/target/results "${args[@]}"
