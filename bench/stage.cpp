// The stage in a long run, one of 100,000 events: the CPU time of a seek to any of its steps, and of the frame that
// shows the step. Prints one line for each: NAME, the median, the 95th percentile and the longest, and the limit.
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "aio/aio.hpp"
#include "course/lesson.hpp"
#include "demos/demos.hpp"
#include "peer.hpp"
#include "stage/demo_run.hpp"
#include "stage/player.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/stage_view.hpp"

namespace {

constexpr std::size_t least_events = 100'000;
constexpr int samples = 500;
constexpr double seek_limit = 16;  // ms
constexpr double frame_limit = 4;  // ms
constexpr ui::Vec stage_size{744, 752};

constexpr const char* listing = R"(import asyncio

async def work(name, pause):
    for round in range(450):
        await asyncio.sleep(pause)
        if round % 50 == 0:
            print("tick", name)

async def main():
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            pause = 0.01 * (1 + number % 3)
            group.create_task(work(number, pause))

asyncio.run(main()))";

aio::Coroutine<> work(demos::Environment& env, std::string name, double pause) {
  for (int round = 0; round < 450; ++round) {
    env.line(5);
    co_await aio::sleep(pause);
    env.line(6);
    if (round % 50 != 0) continue;
    env.line(7);
    env.print("tick " + name);
  }
}

aio::Coroutine<> program(demos::Environment& env) {
  env.line(10);
  std::vector<aio::Task<>> tasks;
  for (int number = 0; number < 20; ++number) {
    env.line(13);
    const std::string name = std::to_string(number);
    tasks.push_back(aio::create_task(work(env, name, 0.01 * (1 + number % 3)), "worker " + name));
  }
  for (aio::Task<>& task : tasks) co_await task;
}

double cpu_ms(auto&& work) {
  const double before = peer::Meter::cpu();
  work();
  return (peer::Meter::cpu() - before) / 1e6;
}

void report(const char* name, std::vector<double> figures, double limit) {
  std::ranges::sort(figures);
  const double median = figures[figures.size() / 2];
  std::printf(
      "%s median %.2f ms, 95%% within %.2f ms, longest %.2f ms; limit of the median %.0f ms%s\n",
      name, median, figures[figures.size() * 95 / 100], figures.back(), limit,
      median > limit ? ", EXCEEDED" : "");
}

/// Goes to a step, and waits until it is reached.
void seek(stage::Player& player, std::size_t step) {
  player.seek({step});
  while (player.waiting()) player.pump(0);
}

/// A window that shows the stage and nothing else.
class Window {
 public:
  explicit Window(const stage::Program& program)
      : view_([&program](const std::string&, const std::string&, ui::Language) {
          return std::optional(program);
        }) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {stage_size.x, stage_size.y};
    io.Fonts->AddFontDefault();
    io.Fonts->Build();
    fonts_ = ui::Fonts(ui::Metrics::uniform(0.5F), io.Fonts->Fonts[0]);
    std::string line;
    for (const char* at = listing; *at != 0; ++at) {
      if (*at != '\n') line += *at;
      else demo_.python.lines.push_back({{"", std::exchange(line, {})}});
    }
    demo_.python.lines.push_back({{"", line}});
  }
  ~Window() { ImGui::DestroyContext(); }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Asks for a step, as an address does.
  void show(std::size_t step) { view_.show(ui::DemoAt{lesson_, demo_, {step}, ++visit_}); }
  void draw() {
    ImGui::NewFrame();
    ui::Painter painter(*ImGui::GetBackgroundDrawList(), fonts_, stage_size);
    ui::Frame frame{painter,          semantics_, input_,       ui::theme(ui::Mode::dark),
                    fonts_.metrics(), stage_size, seconds_ += 1};
    semantics_.begin(stage_size);
    view_.draw(frame, {0, 0, stage_size.x, stage_size.y}, false);
    tree_ = semantics_.end();
    ImGui::EndFrame();
    input_.end_frame();
  }
  [[nodiscard]] bool seeking() const { return view_.seeking(); }
  [[nodiscard]] std::size_t step() const { return view_.position().step; }

 private:
  ui::Fonts fonts_{ui::Metrics::uniform(0.5F)};
  ui::Semantics semantics_;
  ui::Interaction input_;
  ui::NodePtr tree_;
  course::Lesson lesson_{.slug = "bench"};
  course::Demo demo_{.id = "long", .title = "A long run"};
  ui::StageView view_;
  unsigned visit_ = 0;
  double seconds_ = 0;
};

}  // namespace

int main() {
  const demos::Demo demo{.lesson = "bench", .id = "long", .listing = "long", .main = program};
  stage::Services services;
  services.real_time = [] { return 0.0; };
  const stage::Program played = stage::program_of(demo, services);

  stage::Player player(played);
  seek(player, least_events);
  const std::size_t steps = player.position().step;
  const std::size_t events = player.trace().events().size();
  peer::check(player.at_end() && events >= least_events, "a run of 100,000 events");
  std::printf("stage_run %zu events in %zu steps\n", events, steps);

  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same steps every time
  std::vector<double> seeks;
  for (int i = 0; i < samples; ++i) {
    const std::size_t step = random() % steps;
    seeks.push_back(cpu_ms([&] { seek(player, step); }));
    peer::check(player.position().step == step, "a seek");
  }
  report("stage_seek", std::move(seeks), seek_limit);

  Window window(played);
  window.show(steps);
  do window.draw();
  while (window.seeking());
  std::vector<double> frames;
  for (int i = 0; i < samples; ++i) {
    const std::size_t step = random() % steps;
    window.show(step);
    frames.push_back(cpu_ms([&] { window.draw(); }));
    peer::check(window.step() == step, "a frame at its step");
  }
  report("stage_frame", std::move(frames), frame_limit);
  return 0;
}
