#!/usr/bin/env bash
# The long runs of the record: a thousand tamperings, a thousand kills, and the measurements of docs/record-performance.md with a million conversations.
# usage: bash tests/long.sh [tamper|kill|bench]...   (all three without an argument)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

artifacts=${ARTIFACTS_PATH:-$PWD/.artifacts}
build() { dotnet build "$1" -c Release --nologo -v quiet -p:ArtifactsPath="$artifacts/"; }
tests() { dotnet "$artifacts/bin/ConsultBot.Storage.Tests/release/ConsultBot.Storage.Tests.dll" -noColor "$@"; }

for run in "${@:-tamper kill bench}"; do
  for part in $run; do
    case $part in
      tamper)
        build tests/ConsultBot.Storage.Tests
        CONSULTBOT_TAMPERINGS=1000 tests -class ConsultBot.Storage.Tests.Proofs.TamperingTests
        echo "tamperings_found_and_named: 1000" ;;
      kill)
        build tests/ConsultBot.Storage.Tests
        CONSULTBOT_KILLS=1000 tests -class ConsultBot.Storage.Tests.Proofs.KillTests
        echo "kills_without_loss: 1000" ;;
      bench)
        build tests/ConsultBot.RecordBench
        dotnet "$artifacts/bin/ConsultBot.RecordBench/release/ConsultBot.RecordBench.dll" bench --million ;;
      *)
        echo "usage: bash tests/long.sh [tamper|kill|bench]..." >&2
        exit 2 ;;
    esac
  done
done
