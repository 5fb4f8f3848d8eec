#include "app/stage_services.hpp"

#include "aio/clock.hpp"

namespace app {

const stage::Services& StageServices::of(const std::string& slug) {
  const auto [found, is_new] = lessons_.try_emplace(slug);
  Lesson& lesson = found->second;
  if (is_new) {
    const auto real_time = [] { return aio::SteadyClock().time(); };
    lesson.recordings =
        std::make_unique<stage::Recordings>(site_, root_ + slug + "/api/", real_time);
    lesson.services = {.recordings = lesson.recordings.get(),
                       .live = &net::default_transport(),
                       .workers = &workers_,
                       .real_time = real_time};
  }
  return lesson.services;
}

}  // namespace app
