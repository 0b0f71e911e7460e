#!/usr/bin/env bash
# Makes an archive of the classes that a worker loads, ready for use by this JVM: workers then start in about three quarters
# of the time.
#
# usage: sluice-class-archive.sh
#
# Takes some ten seconds and 70 MB, needs no broker, and is to be repeated after an update of Sluice or of the JDK: an archive
# that does not fit is ignored. The other scripts use it from then on. SLUICE_CLASS_ARCHIVE names another place for it
# (cds/worker.jsa), for them as well; "off" has them go without.
#
# Ends with 0 if the archive was made, with 1 if something is missing, with 3 if this JVM makes none.
set -u

. "$(dirname "${BASH_SOURCE[0]}")/sluice-env.sh"

case ${1:-} in
  '') ;;
  -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit 0 ;;
  *) die "There are no arguments to give; see --help." ;;
esac

require_java
require_home
archive=$(class_archive) || die "SLUICE_CLASS_ARCHIVE is \"off\". Unset it, or name a file."
mkdir -p "$(dirname "$archive")" || die "The folder of $archive cannot be made. Set SLUICE_CLASS_ARCHIVE to a place that can be written."

# Made beside its place, and moved there when complete: a worker may start meanwhile.
part=$archive.$$
trap 'rm -f "$part" "$part.classes"' EXIT
# Without the classes that a JVM makes for its method handles: where an agent or Flight Recorder looks at classes as they are
# loaded, Java 17 crashes on those if they come from an archive.
grep -v -e SPECIES_RESOLVE -e 'BoundMethodHandle$Species_' "$SLUICE_HOME/cds/worker.classlist" >"$part.classes"
if ! output=$("$JAVA" -Xshare:dump -Xlog:all=error "-XX:SharedClassListFile=$part.classes" \
  "-XX:SharedArchiveFile=$part" -cp "$SLUICE_HOME/libs/*" 2>&1); then
  echo "${0##*/}: $JAVA makes no archive of classes, workers start without one: $(printf '%s' "$output" | tail -n 1)" >&2
  exit 3
fi
mv -f "$part" "$archive"
echo "Workers that $JAVA runs use $archive from now on."
