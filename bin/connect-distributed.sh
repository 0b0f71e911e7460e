#!/usr/bin/env bash
# Runs a worker in distributed mode. The environment variables it heeds are listed in connect-run-class.sh.
#
# usage: connect-distributed.sh [-daemon] WORKER.properties
#
#   EXTRA_ARGS   further options of connect-run-class.sh   (-name connectDistributed)
set -u

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done

extra=${EXTRA_ARGS:--name connectDistributed}
if [ "${1:-}" = -daemon ]; then
  extra="-daemon $extra"
  shift
fi
if [ $# -eq 0 ]; then
  echo "usage: ${0##*/} [-daemon] WORKER.properties" >&2
  exit 1
fi

# EXTRA_ARGS is a list of options separated by blanks.
# shellcheck disable=SC2086
exec "$(dirname "$self")/connect-run-class.sh" $extra org.apache.kafka.connect.cli.ConnectDistributed "$@"
