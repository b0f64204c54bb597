# The parts of ./test. Each part is a function that ends its output with a line `N passed, N failed`.

passed=0
failed=0
started_at=$EPOCHSECONDS

seconds_since() { awk -v now="$EPOCHREALTIME" -v then="$1" 'BEGIN { printf "%.1f s", now - then }'; }

# A step that has no tests of its own: it counts only when it fails.
step() { # NAME COMMAND…
    local name=$1 begun=$EPOCHREALTIME
    shift
    printf '▶ %s …\n' "$name"
    if "$@"; then
        printf '  ✓ %-20s %s\n' "$name" "$(seconds_since "$begun")"
    else
        printf '  ✗ %-20s failed after %s\n' "$name" "$(seconds_since "$begun")"
        failed=$((failed + 1))
        return 1
    fi
}

# Runs a part, unless it passed before with the same key; adds up its counts.
part() { # NAME KEY COMMAND…
    local name=$1 key=$2 begun=$EPOCHREALTIME log=build/logs/$1.log code=0 line good bad
    shift 2
    if is_stamped "$name" "$key"; then
        good=$(sed -n 2p "build/stamps/$name")
        passed=$((passed + good))
        printf '  = %-20s %6d passed, unchanged\n' "$name" "$good"
        return
    fi
    printf '▶ %s …\n' "$name"
    ("$@") >"$log" 2>&1 || code=$?
    line=$(tail -n 1 "$log")
    if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
        [ $code -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
    else
        good=0 bad=1
        echo "(it did not come to its end: status $code)" >>"$log"
    fi
    passed=$((passed + good)) failed=$((failed + bad))
    if [ "$bad" -eq 0 ]; then
        printf '  ✓ %-20s %6d passed            %s\n' "$name" "$good" "$(seconds_since "$begun")"
        stamp "$name" "$key" "$good"
    else
        sed 's/^/    /' "$log" | tail -n 60
        printf '  ✗ %-20s %6d passed, %d failed  %s  (%s)\n' "$name" "$good" "$bad" "$(seconds_since "$begun")" "$log"
    fi
}

finish() {
    printf '%d s\n%d passed, %d failed\n' $((EPOCHSECONDS - started_at)) $passed $failed
    [ $failed -eq 0 ] && [ $passed -gt 0 ]
}

sources() { find src tests bench -name '*.cpp' -o -name '*.hpp' 2>/dev/null | sort; }

check_format() {
    local good=0 wrong=() file
    while read -r file; do
        if clang-format-19 --dry-run -Werror "$file" 2>/dev/null; then good=$((good + 1)); else wrong+=("$file"); fi
    done < <(sources)
    [ ${#wrong[@]} -eq 0 ] || echo "mend with: clang-format-19 -i ${wrong[*]}"
    echo "$good passed, ${#wrong[@]} failed"
}

check_lint() { # fast|all
    python3 scripts/lint.py --build "$build_dir" --jobs "$jobs" --checks "$1"
}

# in: a GoogleTest program. A test that skips itself was not run, and counts as failed.
run_gtest() { # PROGRAM
    local out code=0 good bad skipped
    out=$(mktemp)
    "$@" --gtest_brief=1 2>&1 | tee "$out" || code=$?
    good=$(sed -nE 's/^\[  PASSED  \] ([0-9]+) test.*/\1/p' "$out")
    bad=$(sed -nE 's/^\[  FAILED  \] ([0-9]+) test.*/\1/p' "$out")
    skipped=$(sed -nE 's/^\[  SKIPPED \] ([0-9]+) test.*/\1/p' "$out")
    rm -f "$out"
    bad=$((${bad:-0} + ${skipped:-0}))
    # A crash prints no summary.
    if [ $code -ne 0 ] && [ $bad -eq 0 ]; then bad=1; fi
    if [ "${good:-0}" -eq 0 ] && [ $bad -eq 0 ]; then bad=1; fi
    echo "${good:-0} passed, $bad failed"
}

check_types() {
    if npm --prefix web run --silent types; then echo "1 passed, 0 failed"; else echo "0 passed, 1 failed"; fi
}

run_vitest() {
    rm -f build/vitest.json
    (cd web && npm exec -- vitest run --reporter=default --reporter=json --outputFile.json=../build/vitest.json) || true
    python3 scripts/counts.py vitest build/vitest.json
}

run_playwright() {
    rm -f build/playwright.json
    (cd web && PLAYWRIGHT_JSON_OUTPUT_NAME=../build/playwright.json npm exec -- playwright test --reporter=line,json) || true
    python3 scripts/counts.py playwright build/playwright.json
}

run_process() { # PROGRAM
    case $1 in
        *.py) python3 "$1" ;;
        *) bash "$1" ;;
    esac
}

# The tests again, in a build with sanitizers. TSan does not bear the wide address randomisation of newer kernels.
run_sanitized() { # PRESET
    local dir=build/$1 plain=()
    setarch -R true 2>/dev/null && plain=(setarch -R)
    cmake --preset "$1" && nice cmake --build "$dir" -j "$jobs" --target chengxin_tests &&
        run_gtest "${plain[@]}" "$dir/chengxin_tests"
}
