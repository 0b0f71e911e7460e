#!/usr/bin/env bash
# Runs a class of Sluice in the JVM that the operator's environment describes, in place of this shell or in the background.
#
# usage: connect-run-class.sh [-daemon] [-name NAME] [-loggc] [JVM_OPTION...] CLASS [ARGUMENT...]
#
#   KAFKA_HEAP_OPTS            sizes of the heap                             (-Xms256M -Xmx2G)
#   KAFKA_JVM_PERFORMANCE_OPTS collector and compiler                        (ParallelGC with -Xmx up to 2G, else G1)
#   KAFKA_OPTS                 anything else for the JVM
#   SLUICE_CLASS_ARCHIVE       what sluice-class-archive.sh made, or off     (cds/worker.jsa)
#   KAFKA_JMX_OPTS, JMX_PORT   remote JMX; with a port and no options, without authentication
#   KAFKA_LOG4J_OPTS           JVM options for logging, in place of SLUICE_LOGBACK
#   SLUICE_LOGBACK             logging configuration                         (config/connect-logback.xml)
#   SLUICE_LOG_FILE            a file to log to beside the console
#   LOG_DIR                    where -daemon and -loggc write                (logs)
#   CLASSPATH                  jars in front of those of Sluice
#   KAFKA_DEBUG, JAVA_DEBUG_PORT, DEBUG_SUSPEND_FLAG   wait for a debugger
set -u

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
. "$(dirname "$self")/sluice-env.sh"

daemon=
name=connect
log_gc=
options=()
while [ $# -gt 0 ]; do
  case $1 in
    -daemon) daemon=yes ;;
    -name)
      [ $# -ge 2 ] || die "-name is to be followed by a name"
      name=$2
      shift
      ;;
    -loggc) log_gc=yes ;;
    -*) options+=("$1") ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || die "usage: connect-run-class.sh [-daemon] [-name NAME] [-loggc] [JVM_OPTION...] CLASS [ARGUMENT...]"

require_java
require_home

LOG_DIR=${LOG_DIR:-$SLUICE_BASE/logs}
if [ -n "$daemon$log_gc" ]; then
  mkdir -p "$LOG_DIR" || die "The folder for logs, $LOG_DIR, cannot be made. Set LOG_DIR to one that can."
fi

if [ -z "${KAFKA_JMX_OPTS+set}" ]; then
  KAFKA_JMX_OPTS="-Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false"
fi
if [ -n "${JMX_PORT:-}" ]; then
  KAFKA_JMX_OPTS="$KAFKA_JMX_OPTS -Dcom.sun.management.jmxremote.port=$JMX_PORT"
  case $KAFKA_JMX_OPTS in
    *jmxremote.rmi.port=*) ;;
    *) KAFKA_JMX_OPTS="$KAFKA_JMX_OPTS -Dcom.sun.management.jmxremote.rmi.port=$JMX_PORT" ;;
  esac
fi

heap=${KAFKA_HEAP_OPTS:--Xms256M -Xmx2G}

# The collector: one that stops all for a moment where the heap is small enough for that to be short, since it leaves more of the
# processor to records; one that works beside them where it is not, or not known. None if the operator names one anywhere.
collector() {
  case " $heap ${KAFKA_OPTS:-} ${options[*]-} " in *' -XX:+Use'*'GC '*) return ;; esac
  local most
  most=$(printf '%s' "$heap" | sed -nE 's/.*-Xmx([0-9]+)([kKmMgG]?).*/\1 \2/p')
  case $most in
    *[kK]) most=$((${most% ?} / 1024)) ;;
    *[mM]) most=${most% ?} ;;
    *[gG]) most=$((${most% ?} * 1024)) ;;
    *[0-9]' ') most=$((${most% } / 1048576)) ;;
    *) most=99999 ;;
  esac
  if [ "$most" -le 2048 ]; then echo "-XX:+UseParallelGC"; else echo "-XX:+UseG1GC -XX:MaxGCPauseMillis=50"; fi
}

# Values of these variables are lists of options separated by blanks, and so they are split here.
# shellcheck disable=SC2206,SC2207
jvm=(
  $heap
  # Optimising what runs a few times a second would cost more than it ever saves, and takes the processor from workers beside
  # this one. What is worth it, the way of records, has three times the usual number of calls within a second; with ten times
  # it was seen to stay slower for good.
  -XX:Tier4InvocationThreshold=15000 -XX:Tier4MinInvocationThreshold=1800
  -XX:Tier4CompileThreshold=45000 -XX:Tier4BackEdgeThreshold=120000
  ${KAFKA_JVM_PERFORMANCE_OPTS:--server $(collector) -Djava.awt.headless=true}
  $KAFKA_JMX_OPTS
)
if archive=$(class_archive) && [ -f "$archive" ]; then
  jvm+=("-XX:SharedArchiveFile=$archive")
fi
if [ -n "$log_gc" ]; then
  # shellcheck disable=SC2206
  jvm+=(${KAFKA_GC_LOG_OPTS:--Xlog:gc*:file=$LOG_DIR/$name-gc.log:time,tags:filecount=10,filesize=100M})
fi
if [ -n "${KAFKA_DEBUG:-}" ]; then
  jvm+=("-agentlib:jdwp=transport=dt_socket,server=y,suspend=${DEBUG_SUSPEND_FLAG:-n},address=${JAVA_DEBUG_PORT:-5005}")
fi
if [ -n "${KAFKA_LOG4J_OPTS:-}" ]; then
  # shellcheck disable=SC2206
  jvm+=($KAFKA_LOG4J_OPTS)
else
  jvm+=("-Dlogback.configurationFile=${SLUICE_LOGBACK:-$SLUICE_BASE/config/connect-logback.xml}")
fi
jvm+=("-Dsluice.home=$SLUICE_HOME" "-Dkafka.logs.dir=$LOG_DIR")
# shellcheck disable=SC2206
jvm+=(${KAFKA_OPTS:-})
[ ${#options[@]} -eq 0 ] || jvm+=("${options[@]}")
jvm+=(-cp "${CLASSPATH:+$CLASSPATH:}$SLUICE_HOME/libs/*")

# What is in CLASSPATH goes by -cp only.
unset CLASSPATH
if [ -n "$daemon" ]; then
  output=$LOG_DIR/$name.out
  nohup "$JAVA" "${jvm[@]}" "$@" >"$output" 2>&1 </dev/null &
  echo "$name runs in the background as process $!, its output goes to $output"
else
  # The JVM takes this shell's place, so that signals and the exit status are its own.
  exec "$JAVA" "${jvm[@]}" "$@"
fi
