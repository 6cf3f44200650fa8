#!/usr/bin/env bash
# Runs every test and ends with one plain line: N passed, N failed, N skipped.
# Needs the .NET SDK; packages come with the restore. What the tests of the website need of the system is installed when this runs as root on Debian, and
# named otherwise. With CI=true a skipped test is a failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
for font in fonts-liberation fonts-dejavu-core fonts-noto-color-emoji; do
  ! command -v dpkg >/dev/null || dpkg -s "$font" >/dev/null 2>&1 || missing+=("$font")
done
if [ "${#missing[@]}" -gt 0 ]; then
  install="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  if ! { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && DEBIAN_FRONTEND=noninteractive bash -c "$install" >/dev/null; }; then
    echo "The tests of the website need: ${missing[*]}. On Debian, as root: $install"
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
  fi
fi

results=.artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

dotnet build ConsultBot.sln --nologo -v quiet || { echo "The build failed."; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

status=0
projects=0
for project in tests/*/*.csproj; do
  grep -q 'Microsoft.NET.Test.Sdk' "$project" || continue
  projects=$((projects + 1))
  name=$(basename "$project" .csproj)
  dotnet test "$project" --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" || status=1
done

total=0 executed=0 passed=0 failed=0 reports=0
for report in "$results"/*.trx; do
  [ -f "$report" ] || continue
  counters=$(grep -o '<Counters [^>]*>' "$report") || continue
  reports=$((reports + 1))
  number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<" $counters"; }
  total=$((total + $(number total)))
  executed=$((executed + $(number executed)))
  passed=$((passed + $(number passed)))
  failed=$((failed + $(number failed)))
done
skipped=$((total - executed))

if [ "$reports" -ne "$projects" ]; then
  echo "$((projects - reports)) of $projects test projects left no report."
  status=1
fi
if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
  echo "A skipped test counts as a failure here."
  status=1
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
