#!/usr/bin/env bash
# Lets faults befall a cluster for a while, and says whether everything came through.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'END'
usage: integration-tests/faults.sh [--minutes N] [--seed N] [--exactly-once]

Runs three workers and a broker, each a process of its own, with numbered records from a source through a topic into a sink.
Workers are killed, told to end, frozen and started again; the broker is stopped, killed and frozen; connectors are changed,
paused and restarted over REST. In the end no record may be missing, and everything has to run again by itself.

  --minutes N   how long faults happen          (20)
  --seed N      which faults, and when          (a random one, printed)
  --exactly-once  sources deliver exactly once, so no record may come again either, for a reader of committed records

The report is in integration-tests/target/faults-SEED/report.txt, beside the logs of the workers. Exit status 0 if all is well.
Needs a JDK from 17 on and Maven.
END
}

minutes=20
promise=AT_LEAST_ONCE
seed=$((RANDOM * 32768 + RANDOM))
while [ $# -gt 0 ]; do
  case $1 in
    --minutes) minutes=${2:?--minutes needs a number} && shift ;;
    --seed) seed=${2:?--seed needs a number} && shift ;;
    --exactly-once) promise=EXACTLY_ONCE ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

echo "seed $seed, $minutes minutes of faults"
status=0
mvn -q -pl integration-tests -am verify -Dtest=FaultRunTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsluice.faults.promise="$promise" -Dsluice.faults.minutes="$minutes" -Dsluice.faults.seed="$seed" -Dsluice.it.limit=$((minutes * 60 + 1200)) || status=1
cat "integration-tests/target/faults-$seed/report.txt"
exit $status
