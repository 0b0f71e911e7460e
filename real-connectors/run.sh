#!/usr/bin/env bash
# Runs published connectors, unchanged, between a PostgreSQL, a MariaDB and a Kafka of its own.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'END_OF_USAGE'
usage: real-connectors/run.sh [--install] [--only TEST]

Downloads eight published plugins from Maven Central (about 250 MB, once), starts a PostgreSQL and a MariaDB in a temporary
folder on free ports of 127.0.0.1, runs the tests of real-connectors against them and takes everything away again.

  --install     first installs what is missing of the Debian packages postgresql, mariadb-server-core and
                mariadb-client-core (needs root)
  --only TEST   only this test class

Servers of root's run as the user nobody, as both refuse to be root's. Needs a JDK from 17 on and Maven.
END_OF_USAGE
}

install=
only='io.sluice.connect.real.*Test'
while [ $# -gt 0 ]; do
  case $1 in
    --install) install=yes ;;
    --only) only=${2:?--only needs the name of a test class} && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

postgres_programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

missing=()
[ -x "$(postgres_programs)/initdb" ] || missing+=(postgresql)
[ -x /usr/sbin/mariadbd ] || missing+=(mariadb-server-core)
[ -x /usr/bin/my_print_defaults ] || missing+=(mariadb-client-core) # mariadb-install-db needs it
if [ ${#missing[@]} -gt 0 ]; then
  if [ -z "$install" ]; then
    echo "Not installed: ${missing[*]}. Install them, or let --install do it." >&2
    exit 3
  fi
  echo "== apt-get install ${missing[*]}"
  apt-get -qq update
  # RUNLEVEL=1 leaves the servers that the packages bring along stopped.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" >/dev/null
fi

folder=$(mktemp -d)
servers=()
# SIGTERM ends MariaDB; PostgreSQL then waits for its clients, and SIGINT has it send them away.
end() {
  kill -TERM "$1" 2>/dev/null && kill -INT "$1" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.2
  done
  kill -KILL "$1"
}
cleanup() {
  for server in "${servers[@]}"; do
    end "$server"
  done
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

unprivileged=()
if [ "$(id -u)" = 0 ]; then
  unprivileged=(setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$folder")
  chown nobody:nogroup "$folder"
fi

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && answers "$port"; do :; done
  echo "$port"
}
await() { # port, process, log
  for _ in $(seq 300); do
    answers "$1" && return
    kill -0 "$2" 2>/dev/null || break
    sleep 0.2
  done
  cat "$3" >&2
  exit 1
}

password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')

echo "== starting PostgreSQL"
postgres_port=$(free_port)
programs=$(postgres_programs)
echo "$password" >"$folder/password"
"${unprivileged[@]}" "$programs/initdb" --pgdata="$folder/postgres" --username=sluice --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/postgres.log" 2>&1 || { cat "$folder/postgres.log" >&2; exit 1; }
"${unprivileged[@]}" "$programs/postgres" -D "$folder/postgres" -p "$postgres_port" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories="$folder" -c wal_level=logical -c fsync=off >>"$folder/postgres.log" 2>&1 &
postgres=$! && servers+=("$postgres")

echo "== starting MariaDB"
mariadb_port=$(free_port)
cat >"$folder/users.sql" <<END_OF_SQL
CREATE DATABASE sluice CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER sluice@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON sluice.* TO sluice@'127.0.0.1';
END_OF_SQL
"${unprivileged[@]}" mariadb-install-db --no-defaults --datadir="$folder/mariadb" --skip-test-db \
  --auth-root-authentication-method=normal >"$folder/mariadb.log" 2>&1 || { cat "$folder/mariadb.log" >&2; exit 1; }
"${unprivileged[@]}" /usr/sbin/mariadbd --no-defaults --datadir="$folder/mariadb" --port="$mariadb_port" \
  --bind-address=127.0.0.1 --skip-name-resolve --default-time-zone=+00:00 --socket="$folder/mariadb.sock" --pid-file="$folder/mariadb.pid" \
  --init-file="$folder/users.sql" >>"$folder/mariadb.log" 2>&1 &
mariadb=$! && servers+=("$mariadb")

await "$postgres_port" "$postgres" "$folder/postgres.log"
await "$mariadb_port" "$mariadb" "$folder/mariadb.log"

echo "== running the tests"
export SLUICE_DATABASE_PASSWORD=$password
# Beside this shell, which could not end the servers when told to as long as it were busy with the tests.
mvn -q -Preal-connectors -pl real-connectors -am verify -Dtest="$only" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsluice.postgres.port="$postgres_port" -Dsluice.mariadb.port="$mariadb_port" &
tests=$! && servers=("$tests" "${servers[@]}")
wait "$tests" || { echo "== failed" >&2; exit 1; }
echo "== passed"
cat real-connectors/target/seen/*.txt
