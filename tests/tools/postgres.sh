#!/usr/bin/env bash
# A throw-away PostgreSQL cluster on a socket of its own.
# usage: postgres.sh start DIR | stop DIR        start prints its DATABASE_URL
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
[ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
dir=$2
case $1 in
start)
  mkdir -p "$dir"
  [ "$(id -u)" != 0 ] || chown postgres "$dir"
  # C.UTF-8: with LC_CTYPE "C" lower('Қ') stays Қ and trigrams are empty.
  as "$bin/initdb" -D "$dir/data" -A trust -U app -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  as "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" \
    -o "-k $dir -p 15432 -c listen_addresses='' -c fsync=off" start
  echo "postgres://app@$(printf %s "$dir" | sed 's|/|%2F|g'):15432/postgres"
  ;;
stop) as "$bin/pg_ctl" -D "$dir/data" -m fast -s stop ;;
*) echo "start or stop?" >&2; exit 2 ;;
esac
