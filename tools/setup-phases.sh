# The phases of set-up: each runs once, prints how long it took, and explains its failure. Sourced.

# phase NAME MEGABYTES TEXT FUNCTION: runs the function with its output in the log. Unless it succeeded, the next
# set-up runs it again. Without MEGABYTES it always runs and decides itself what is left to do.
phase() {
  local name="$1" megabytes="$2" text="$3" run="$4"
  [ -z "$megabytes" ] || [ ! -e "$toolchain/done-$name" ] || return 0
  check_space "${megabytes:-100}"
  timed "$text" "$setup_log" "$run"
  [ "$timed_status" = 0 ] || explain
  [ -z "$megabytes" ] || touch "$toolchain/done-$name"
}

check_space() {
  local free
  free=$(df -Pm "$toolchain" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || fail "only $free MB are free in $cache, and the next phase needs $1 MB" \
    "Make room there, or set LOOPSTEP_CACHE to a folder with more room, and run it again: it continues."
}

# After a failed phase: shows the end of the log, and says what can be done.
explain() {
  say ""
  tail -n 12 "$setup_log" | sed 's/^/    | /' >&2
  if grep -q -i 'no space left' "$setup_log"; then
    fail "the disk is full" "Make room in $cache and run it again: it continues."
  elif grep -q -i -E 'temporary failure|could not resolve|could not connect|connection (failed|refused|timed out)|failed to fetch|unable to fetch|ENOTFOUND|ETIMEDOUT|ECONN|EAI_AGAIN' "$setup_log"; then
    fail "a download failed" "Check the network and run it again: it continues. The whole log: $setup_log"
  fi
  fail "that phase failed" "The whole log: $setup_log. Fix the cause and run it again: it continues."
}
