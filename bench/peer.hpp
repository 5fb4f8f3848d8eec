// Shared by every C++ peer: one process runs one bench and prints one line,
//   RESULT <wall ns/op> <cpu ns/op>
// Sizes are the same in peer.py and peer.mjs.
#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

namespace peer {
constexpr long await_count = 1'000'000;  // awaits of a child coroutine / child task
constexpr int yield_tasks = 100;         // tasks that yield ...
constexpr int yield_each = 10'000;       // ... this many times each: 1M switches
constexpr int gather_rounds = 100'000, gather_width = 10;  // 1M children
constexpr int timers_count = 100'000;                      // tasks that sleep 1..50 ms
constexpr int cancel_count = 100'000;                      // tasks cancelled while asleep

inline int delay_ms(uint32_t i) { return 1 + int((i * 2654435761u >> 16) % 50); }

struct Meter {
  std::chrono::steady_clock::time_point w0 = std::chrono::steady_clock::now();
  double c0 = cpu();
  static double cpu() {
#ifdef __EMSCRIPTEN__  // clock() returns wall time there
    return EM_ASM_DOUBLE({
      const used = process.cpuUsage();
      return (used.user + used.system) * 1000;
    });
#else
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e9 + double(t.tv_nsec);
#endif
  }
  void report(double ops) const {
    double w =
        std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - w0).count();
    std::printf("RESULT %.2f %.2f\n", w / ops, (cpu() - c0) / ops);
  }
};
inline bool is(const char* a, const char* b) { return std::strcmp(a, b) == 0; }
inline int unsupported() {
  std::printf("RESULT - -\n");
  return 0;
}
[[noreturn]] inline void die(const char* m) {
  std::fprintf(stderr, "CHECK FAILED: %s\n", m);
  std::exit(1);
}
inline void check(bool ok, const char* m) {
  if (!ok) die(m);
}
}  // namespace peer
