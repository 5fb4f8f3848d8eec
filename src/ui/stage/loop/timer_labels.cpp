#include "ui/stage/loop/timer_labels.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

constexpr float between = 6;            // between two labels of a row
constexpr float tick_room = 4;          // between a label and a tick beside it
constexpr float same_tick = 1;          // deadlines closer than this share a tick
constexpr std::size_t most_names = 12;  // of a tick; the others are counted

/// The timers of one tick: their names, and how often each occurs.
struct Group {
  std::uint32_t handle = 0;  // of the first
  float tick = 0;
  std::vector<std::pair<std::string, int>> names;
  int others = 0;  // timers whose names are left out

  void add(const std::string& name, int count = 1) {
    const auto found = std::ranges::find(names, name, &std::pair<std::string, int>::first);
    if (found != names.end()) found->second += count;
    else if (names.size() < most_names) names.emplace_back(name, count);
    else others += count;
  }
  void take(const Group& other) {
    for (const auto& [name, count] : other.names) add(name, count);
    others += other.others;
  }
  /// The first names, and how many timers the others have.
  std::string text(std::size_t most) const {
    std::string all;
    int more = others;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto& [name, count] = names[i];
      if (i >= most) {
        more += count;
        continue;
      }
      all += (i == 0 ? "" : ", ") + name;
      if (count > 1) all += " \u00d7" + std::to_string(count);
    }
    if (more > 0) all += " and " + std::to_string(more) + " more";
    return all;
  }
};

std::vector<Group> groups_of(const trace::State& state, const std::function<float(double)>& x_of,
                             TimerRoom room) {
  std::vector<Group> groups;
  for (const trace::TimerState& timer : state.timers) {
    const float tick = std::clamp(x_of(timer.when), room.left, room.right);
    if (groups.empty() || tick - groups.back().tick >= same_tick)
      groups.push_back({timer.handle, tick, {}});
    groups.back().add(timer_name(state, timer));
  }
  return groups;
}

class Placing {
 public:
  Placing(const std::function<float(std::string_view)>& width_of, TimerRoom room)
      : width_of_(width_of), room_(room) {}

  void add(Group group) {
    std::optional<TimerLabel> label = fit(group);
    while (!label && !placed_.empty()) {
      Group before = std::move(placed_.back().group);
      placed_.pop_back();
      before.take(group);
      group = std::move(before);
      label = fit(group);
    }
    placed_.push_back({std::move(group), label.value()});
  }

  std::vector<TimerLabel> labels() const {
    std::vector<TimerLabel> all;
    for (const Placed& placed : placed_) all.push_back(placed.label);
    return all;
  }

 private:
  struct Placed {
    Group group;
    TimerLabel label;
  };

  // Where the next label of a row may begin. A tick from the upper row crosses the lower row.
  float begin_of(int row) const {
    float begin = room_.left;
    for (const Placed& placed : placed_) {
      const TimerLabel& label = placed.label;
      if (label.row == row) begin = std::max(begin, label.left + label.width + between);
      if (label.row > row) begin = std::max(begin, label.tick + tick_room);
    }
    return begin;
  }

  // Centres the label above its tick, or moves it as far as it still covers the tick.
  std::optional<TimerLabel> fit(const Group& group) const {
    TimerLabel label{.handle = group.handle, .tick = group.tick};
    for (std::size_t most = group.names.size(); most > 0; --most) {
      label.text = group.text(most);
      label.width = width_of_(label.text);
      if (label.width <= room_.right - room_.left) break;
    }
    const float latest = std::max(room_.left, room_.right - label.width);
    const float centred = std::clamp(group.tick - label.width / 2, room_.left, latest);
    for (label.row = 0; label.row < 2; ++label.row) {
      label.left = std::max(centred, begin_of(label.row));
      const bool above = label.left <= std::min(group.tick, latest);
      const bool passes = label.row == 0 || group.tick >= begin_of(0) - between + tick_room;
      if (above && passes) return label;
    }
    return std::nullopt;
  }

  const std::function<float(std::string_view)>& width_of_;
  TimerRoom room_;
  std::vector<Placed> placed_;
};

}  // namespace

std::vector<TimerLabel> place_timer_labels(
    const trace::State& state, const std::function<float(double when)>& x_of,
    const std::function<float(std::string_view text)>& width_of, TimerRoom room) {
  Placing placing(width_of, room);
  for (Group& group : groups_of(state, x_of, room)) placing.add(std::move(group));
  return placing.labels();
}

}  // namespace ui
