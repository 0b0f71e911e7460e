#!/usr/bin/env bash
# Runs a worker in standalone mode. The environment variables it heeds are listed in connect-run-class.sh.
#
# usage: connect-standalone.sh [-daemon] WORKER.properties [CONNECTOR.properties|CONNECTOR.json ...]
#
#   EXTRA_ARGS   further options of connect-run-class.sh   (-name connectStandalone)
set -u

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done

extra=${EXTRA_ARGS:--name connectStandalone}
if [ "${1:-}" = -daemon ]; then
  extra="-daemon $extra"
  shift
fi
if [ $# -eq 0 ]; then
  echo "usage: ${0##*/} [-daemon] WORKER.properties [CONNECTOR.properties|CONNECTOR.json ...]" >&2
  exit 1
fi

# EXTRA_ARGS is a list of options separated by blanks.
# shellcheck disable=SC2086
exec "$(dirname "$self")/connect-run-class.sh" $extra org.apache.kafka.connect.cli.ConnectStandalone "$@"
