#!/usr/bin/env bash
# Compares a turn over HTTP (screened, retrieved, verified, recorded) with the official JavaScript SDK's echo bot and a bare .NET echo, in one run.
# usage: bash tests/load.sh [--quick]
# Needs the .NET SDK, Node and npm; installs the echo bot's packages itself. Traffic stays on the loopback address. Ends with lines "name: value".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "$*" in
  '' | --quick) ;;
  *) echo "usage: bash tests/load.sh [--quick]" >&2; exit 2 ;;
esac

need() {
  command -v "$1" > /dev/null || { echo "$1 is missing: $2" >&2; exit 2; }
}
need dotnet "install the .NET 10 SDK from https://dot.net and run the command again."
need node "the comparison runs a JavaScript bot. On Debian: apt-get install nodejs npm"
need npm "it installs the JavaScript bot's packages. On Debian: apt-get install npm"

artifacts=${ARTIFACTS_PATH:-$PWD/.artifacts}
work=$artifacts/load
mkdir -p "$work/echo-bot"

build() { dotnet build "$1" -c Release --nologo -v quiet -p:ArtifactsPath="$artifacts/"; }
build src/ConsultBot
build tests/ConsultBot.Load

cp tests/load/echo-bot/{package.json,package-lock.json,echo-bot.js} "$work/echo-bot/"
if ! cmp -s "$work/echo-bot/package-lock.json" "$work/echo-bot/installed-lock.json"; then
  (cd "$work/echo-bot" && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error) \
    || { echo "The JavaScript bot's packages could not be installed; npm says why above." >&2; exit 2; }
  cp "$work/echo-bot/package-lock.json" "$work/echo-bot/installed-lock.json"
fi

exec dotnet "$artifacts/bin/ConsultBot.Load/release/ConsultBot.Load.dll" compare \
  "$artifacts/bin/ConsultBot/release/ConsultBot.dll" "$work/echo-bot" "$work" "$@"
