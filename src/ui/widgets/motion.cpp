#include "ui/widgets/motion.hpp"

#include <algorithm>
#include <utility>

namespace ui {

void Motion::reset() { *this = {}; }

void Motion::begin(Frame& frame, std::size_t moment) {
  std::map<std::uint32_t, Vec> last = std::exchange(now_, {});
  if (moment != moment_) {
    moment_ = moment;
    before_ = std::move(last);
    started_ = frame.seconds;
  }
  const bool still = frame.reduced_motion || before_.empty();
  const double passed = still ? 1 : std::clamp((frame.seconds - started_) / move_seconds, 0.0, 1.0);
  const auto left = static_cast<float>(1 - passed);
  way_ = 1 - left * left * left;  // ease out
  if (passed < 1) frame.animate();
  else before_.clear();
}

Vec Motion::shown(std::uint32_t id, Vec place, std::optional<std::uint32_t> maker) {
  auto from = before_.find(id);
  if (from == before_.end() && maker) from = before_.find(*maker);
  Vec at = place;
  if (from != before_.end()) {
    const Vec was = from->second;
    at = {was.x + (place.x - was.x) * way_, was.y + (place.y - was.y) * way_};
  }
  now_[id] = at;
  return at;
}

}  // namespace ui
