#!/usr/bin/env bash
# Lists the plugins of a plugin path, and keeps their manifests complete. The environment variables it heeds are listed in
# connect-run-class.sh; JMX_PORT is left to the worker.
#
# usage: connect-plugin-path.sh (list | sync-manifests [--dry-run] [--keep-not-found])
#          (--plugin-path PATH | --plugin-location LOCATION | --worker-config FILE)...
set -u

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done

unset JMX_PORT
export KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xmx512M}
export SLUICE_LOGBACK=${SLUICE_LOGBACK:-$(dirname "$self")/../config/tools-logback.xml}
exec "$(dirname "$self")/connect-run-class.sh" -name connectPluginPath io.sluice.connect.app.PluginPathCommand "$@"
