#!/usr/bin/env bash
# Starts the built jar in wrong ways, each of which must end with one clear sentence, and in the right way, which must
# end within three seconds of being asked to. Run after: ./mvnw package -DskipTests
#
# JAVA is a java 25, OLD_JAVA an older one (left out when there is none).
set -eu
cd "$(dirname "$0")/../../.."

JAVA=${JAVA:-$(ls -d /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -n 1)}
JAVA=${JAVA:-java}
OLD_JAVA=${OLD_JAVA:-$(ls -d /usr/lib/jvm/*17*/bin/java 2>/dev/null | head -n 1)}
STOP_LIMIT_MILLIS=3000
jar=$(ls "$PWD"/target/passerelle-*.jar)
work=$(mktemp -d)
started=()
failed=0
cleanup() {
    for pid in ${started[@]+"${started[@]}"}; do kill -KILL "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap cleanup EXIT

check() { # what happened, success or not
    if [ "$2" = 0 ]; then echo "ok    $1"; else
        echo "FAIL  $1"
        failed=1
    fi
}

app() { # java and arguments, with folders of its own where the arguments name none
    local java=$1
    shift
    mkdir -p "$work/cwd"
    (cd "$work/cwd" && SERVER_PORT=0 PASSERELLE_GRAPH_DATA_DIRECTORY="$work/graph-$RANDOM" \
        PASSERELLE_SEARCH_DIRECTORY="$work/index-$RANDOM" exec timeout 60 "$java" -Xmx768m -jar "$jar" "$@")
}

refuses() { # what, sentence, then the start
    local what=$1 sentence=$2 code=0
    shift 2
    "$@" >"$work/log" 2>&1 || code=$?
    { [ "$code" != 0 ] && [ "$code" != 124 ] && grep -qiF "$sentence" "$work/log" && ! grep -qE '^\s+at ' "$work/log"; }
    local result=$?
    check "$what: $sentence" "$result"
    [ "$result" = 0 ] || cat "$work/log"
}

hold_port() { # prints the port it holds
    python3 -c '
import socket, sys, time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
print(s.getsockname()[1], flush=True); time.sleep(600)' >"$work/port" &
    started+=($!)
    disown
    until [ -s "$work/port" ]; do sleep 0.1; done
}

set +e
if [ -n "$OLD_JAVA" ]; then
    refuses "an old Java" "Passerelle needs Java 25 or newer" app "$OLD_JAVA"
fi

touch "$work/file"
refuses "a data folder that is a file" "cannot be used" app "$JAVA" --passerelle.graph.data-directory="$work/file"
refuses "a data folder below a file" "cannot be used" app "$JAVA" --passerelle.graph.data-directory="$work/file/graph"

hold_port
port=$(cat "$work/port")
refuses "a taken database port" "Port $port for the embedded database is taken" app "$JAVA" --passerelle.graph.bolt-port="$port"
refuses "a taken page port" "port $port was already in use" \
    app "$JAVA" --server.address=127.0.0.1 --server.port="$port"

(cd "$work" && exec "$JAVA" -Xmx768m -jar "$jar" --server.port=0 --passerelle.graph.data-directory="$work/shared" \
    --passerelle.search.directory="$work/shared-index") >"$work/running.log" 2>&1 &
running=$!
started+=("$running")
for _ in $(seq 120); do
    grep -q 'Started PasserelleApplication' "$work/running.log" && break
    sleep 0.5
done
grep -q 'Started PasserelleApplication' "$work/running.log"
check "it starts from the jar" $?
! grep -qE 'restricted method|add-opens|enable-native-access' "$work/running.log"
check "it starts without warnings about access to the JDK" $?
refuses "a data folder that another process uses" "is in use by another process" \
    app "$JAVA" --passerelle.graph.data-directory="$work/shared"

asked=$(date +%s%N)
kill -TERM "$running"
wait "$running"
took=$((($(date +%s%N) - asked) / 1000000))
[ "$took" -lt "$STOP_LIMIT_MILLIS" ]
check "it stops within $STOP_LIMIT_MILLIS ms of being asked to: $took ms" $?
! grep -qE 'ERROR|Exception' "$work/running.log"
check "it stops without an error in its log" $?
exit "$failed"
