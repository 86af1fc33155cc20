#!/bin/sh
# What up, down, status, token and offline have in common: find a JDK, have the launcher built, run it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
launcher=$here/target/tenantry-local.jar
stamp=$here/target/.built

fail() {
  echo "ERROR $1" >&2
  exit 1
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
  else
    java=$(command -v java) || fail "No Java found. Install a JDK 17 or newer, or set JAVA_HOME."
  fi
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || fail "$java is version ${version:-unknown}. Tenantry needs a JDK 17 or newer."
}

# True when something was never built, or when a source is newer than the last build.
is_stale() {
  [ -f "$stamp" ] && [ -f "$launcher" ] || return 0
  [ -f "$root/control-plane/server/target/quarkus-app/quarkus-run.jar" ] || return 0
  [ -f "$root/app-service/server/target/quarkus-app/quarkus-run.jar" ] || return 0
  newer=$(cd "$root" && find pom.xml control-plane tenant-resolver app-service deploy/local deploy/postgresql \
    \( -name target -o -name .state -o -name node_modules \) -prune -o -type f ! -name '*.md' -newer "$stamp" -print | head -n 1)
  [ -n "$newer" ]
}

build() {
  [ -x "${java%java}javac" ] || [ -x "$(dirname "$(readlink -f "$java")")/javac" ] \
    || fail "$java is a JRE; building needs a JDK 17 or newer."
  echo "Building what is missing or outdated (the first time downloads the libraries) ..."
  mkdir -p "$here/target"
  : > "$stamp.new"
  log=$here/target/build.log
  # A pipe has the exit status of its last part, so Maven's goes through a file.
  { (cd "$root" && ./mvnw -B -ntp -Pquick -am package \
       -pl deploy/local,control-plane/server,app-service/server,app-service/application 2>&1) \
      && echo done > "$stamp.result" || echo failed > "$stamp.result"; } \
    | tee "$log" | sed -n 's/^\[INFO\] Building \(Tenantry.*\)$/  \1/p'
  if [ "$(cat "$stamp.result")" != done ]; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    fail "The build failed. All it said is in $log"
  fi
  mv "$stamp.new" "$stamp"
}

find_java
if [ "$1" = up ]; then
  case " $* " in
    *" --help "* | *" -h "*) [ -f "$launcher" ] || build ;;
    *) if is_stale; then build; fi ;;
  esac
elif [ ! -f "$launcher" ]; then
  [ -d "$here/.state" ] || fail "There is no local run yet. deploy/local/up starts one."
  build
fi

exec "$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \
  "-Dtenantry.project=$root" -jar "$launcher" "$@"
