#!/usr/bin/env bash
# Moves a cluster under load from released workers to Sluice and back, worker by worker, and says what was lost or came twice.
#
# usage: integration-tests/migrate.sh [--workers N] [--rate RECORDS_PER_SECOND_AND_TASK] [--minutes N] [--haste]
#
#   --minutes   how long the cluster works in all between replacements      (5)
#   --haste     short delays instead of the defaults of the workers' settings
set -eu

workers=3
rate=100
minutes=5
defaults=true
while [ $# -gt 0 ]; do
  case $1 in
    --workers) workers=$2; shift ;;
    --rate) rate=$2; shift ;;
    --minutes) minutes=$2; shift ;;
    --haste) defaults=false ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -pl integration-tests -am verify -Dtest=RollingMigrationTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsluice.it.limit=$((minutes * 60 + workers * 900)) \
  -Dsluice.migration.workers="$workers" -Dsluice.migration.rate="$rate" -Dsluice.migration.defaults=$defaults \
  -Dsluice.migration.seconds=$((minutes * 60 / (2 * workers + 1)))
cat integration-tests/target/migration.txt
