#!/usr/bin/env bash
# The long runs: a thousand tamperings of the record, a thousand kills, the measurements of docs/record-performance.md with a million conversations, and how
# long a patient waits for the first answer in a browser (median of nine, from the tap in the launcher to the painted answer; at most 1500 ms on a quiet machine).
# model: what a language model costs beyond its own time; promptfoo: cases (CONSULTBOT_CASES) through /api/ask with promptfoo, which npm installs; desk: fifty enquiries in a minute.
# Named alone: mutate, the mutation test of screening and verification (tests/mutation.json), which takes an hour on two cores.
# usage: bash tests/long.sh [tamper|kill|bench|first-answer|withdraw|hostile|model|promptfoo|desk|mutate]...   (all but mutate without an argument)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

artifacts=${ARTIFACTS_PATH:-$PWD/.artifacts}
build() { dotnet build "$1" -c Release --nologo -v quiet -p:ArtifactsPath="$artifacts/"; }
tests() { dotnet "$artifacts/bin/ConsultBot.Storage.Tests/release/ConsultBot.Storage.Tests.dll" -noColor "$@"; }

# Plays cases through /api/ask with promptfoo; its exit code says whether all were as expected.
promptfoo() {
  local place=$artifacts/promptfoo data service
  data=$(mktemp -d -p "$artifacts")
  npm install --prefix "$place" promptfoo@0.121.20 --no-audit --no-fund --loglevel=error
  ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_CONTENTROOT=$PWD dotnet "$artifacts/bin/ConsultBot/release/ConsultBot.dll" --urls http://127.0.0.1:5089 \
    --set "Data:Path=$data" --set "ConnectionStrings:ConsultBot=Data Source=$data/consultbot.db" --set "Data:ModelsPath=$artifacts/models" >"$data/log" 2>&1 &
  service=$!
  trap 'kill "$service"; rm -rf "$data"' RETURN
  for _ in $(seq 60); do curl -sf http://127.0.0.1:5089/health/ready >/dev/null && break; sleep 1; done
  CONSULTBOT_URL=http://127.0.0.1:5089 CONSULTBOT_CASES=$1 PROMPTFOO_CONFIG_DIR=$place/config PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 \
    "$place/node_modules/.bin/promptfoo" eval -c tests/promptfoo/promptfooconfig.yaml --no-cache --no-progress-bar --no-table
}

for run in "${@:-tamper kill bench first-answer withdraw hostile model promptfoo desk}"; do
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
      first-answer)
        dotnet build tests/ConsultBot.EndToEnd --nologo -v quiet -p:ArtifactsPath="$artifacts/"
        times=$(for _ in 1 2 3 4 5 6 7 8 9; do
          dotnet "$artifacts/bin/ConsultBot.EndToEnd/debug/ConsultBot.EndToEnd.dll" -noColor -showLiveOutput -method '*A_starter_is_tapped*' \
            | sed -n 's/.*first_answer_ms: //p'
        done | sort -n)
        median=$(sed -n 5p <<<"$times")
        echo "first_answer_ms: ${median:?the journey failed}"
        [ "$median" -le 1500 ] ;;
      withdraw)
        build src/ConsultBot
        build tests/ConsultBot.Load
        dotnet "$artifacts/bin/ConsultBot.Load/release/ConsultBot.Load.dll" withdraw "$artifacts/bin/ConsultBot/release/ConsultBot.dll" "$artifacts/load" ;;
      hostile)
        dotnet build tests/ConsultBot.Tests --nologo -v quiet -p:ArtifactsPath="$artifacts/"
        CONSULTBOT_HOSTILE_TURNS=2000 dotnet "$artifacts/bin/ConsultBot.Tests/debug/ConsultBot.Tests.dll" -noColor -showLiveOutput -class ConsultBot.Tests.Models.HostileRunTests \
          | sed -n 's/.*OUTPUT\] //p; /FAIL/p; /Total:/p' ;;
      desk)
        dotnet build tests/ConsultBot.Tests --nologo -v quiet -p:ArtifactsPath="$artifacts/"
        CONSULTBOT_DESK_ENQUIRIES=50 dotnet "$artifacts/bin/ConsultBot.Tests/debug/ConsultBot.Tests.dll" -noColor -showLiveOutput -class ConsultBot.Tests.Staff.DeskRunTests \
          | sed -n 's/.*OUTPUT\] //p; /FAIL/p; /Total:/p' ;;
      model)
        build src/ConsultBot
        build tests/ConsultBot.Load
        dotnet "$artifacts/bin/ConsultBot.Load/release/ConsultBot.Load.dll" model "$artifacts/bin/ConsultBot/release/ConsultBot.dll" "$artifacts/load" ;;
      promptfoo)
        build src/ConsultBot
        promptfoo "${CONSULTBOT_CASES:-$PWD/tests/cases/dialogues/dialogues.jsonl}" ;;
      mutate)
        dotnet tool restore >/dev/null
        (cd tests/ConsultBot.Consultation.Tests && dotnet stryker --config-file ../mutation.json --test-runner mtp --output "$artifacts/mutation") ;;
      *)
        echo "usage: bash tests/long.sh [tamper|kill|bench|first-answer|withdraw|hostile|model|promptfoo|desk|mutate]..." >&2
        exit 2 ;;
    esac
  done
done
