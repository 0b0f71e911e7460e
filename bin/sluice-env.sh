# Sourced by the scripts of this folder: which java runs Sluice, where its jars are, how to refuse in one line.
# SLUICE_BASE is the folder above this one, SLUICE_HOME the runnable tree: the same in a distribution, dist/target/sluice in
# a source checkout.

SLUICE_BASE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Sets JAVA to a Java of version 17 or newer, or refuses.
require_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA=$JAVA_HOME/bin/java
    [ -x "$JAVA" ] || die "JAVA_HOME is $JAVA_HOME, where there is no bin/java. Point it to a JDK of version 17 or newer."
  else
    JAVA=$(command -v java) || die "No java found. Install a JDK of version 17 or newer, and put it on the PATH or set JAVA_HOME."
  fi
  local version
  version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  local major=${version#1.}
  major=${major%%[!0-9]*}
  [ -n "$major" ] || die "$JAVA does not tell its version. Install a JDK of version 17 or newer, or set JAVA_HOME to one."
  [ "$major" -ge 17 ] || die "$JAVA is version $version, Sluice needs 17 or newer. Set JAVA_HOME to a newer JDK."
}

# Succeeds if there is a complete runnable tree, and sets SLUICE_HOME to it.
find_home() {
  local archive
  if [ -d "$SLUICE_BASE/libs" ]; then
    SLUICE_HOME=$SLUICE_BASE
    return 0
  fi
  # The archive is made after the tree, so where it is the tree is complete.
  for archive in "$SLUICE_BASE"/dist/target/sluice-*.tar.gz; do
    if [ -f "$archive" ] && [ -d "$SLUICE_BASE/dist/target/sluice/libs" ]; then
      SLUICE_HOME=$SLUICE_BASE/dist/target/sluice
      return 0
    fi
  done
  return 1
}

require_home() {
  find_home || die "Sluice is not built yet. Run 'mvn -DskipTests package' in $SLUICE_BASE first."
}

# Prints where the archive of classes is, whether there is one or not, or fails if there is to be none.
class_archive() {
  [ "${SLUICE_CLASS_ARCHIVE:-}" != off ] && echo "${SLUICE_CLASS_ARCHIVE:-$SLUICE_HOME/cds/worker.jsa}"
}
