// A host with its own loop, such as a game or a page, that pumps an event loop in every frame.
#include <cstdio>
#include <optional>

#include "aio/aio.hpp"

namespace {

class Game {
 public:
  /// Called by the host; returns when it is to call again, in seconds on its clock.
  std::optional<double> frame(double now) {
    now_ = now;
    while (loop_.run_once()) {
    }
    return loop_.next_timer();
  }

  aio::EventLoop& loop() { return loop_; }

 private:
  void ask_for_a_frame() { /* any thread may call this */ }

  double now_ = 0;
  aio::PumpedClock clock_{[this] { return now_; }, [this] { ask_for_a_frame(); }};
  aio::EventLoop loop_{clock_};
};

aio::Coroutine<> blink() {
  for (int i = 0; i < 3; ++i) {
    std::puts(i % 2 == 0 ? "on" : "off");
    co_await aio::sleep(0.5);
  }
}

}  // namespace

int main() {
  Game game;
  game.loop().create_task(blink());
  std::optional<double> next = 0;
  while (next) {
    std::printf("frame at %.1f s\n", *next);
    next = game.frame(*next);
  }
}
