#include "app/stage_services.hpp"

#include "demos/demos.hpp"
#include "stage/demo_run.hpp"

namespace app {

std::optional<stage::Program> StageServices::program_of(const std::string& lesson,
                                                        const std::string& demo) {
  const demos::Demo* found = demos::find(lesson, demo);
  if (found == nullptr) return std::nullopt;
  return stage::program_of(*found, services_of(lesson));
}

const stage::Services& StageServices::services_of(const std::string& slug) {
  const auto [found, is_new] = lessons_.try_emplace(slug);
  Lesson& lesson = found->second;
  if (is_new) {
    lesson.recordings =
        std::make_unique<stage::Recordings>(site_, root_ + slug + "/api/", shared_.real_time);
    lesson.services = shared_;
    lesson.services.recordings = lesson.recordings.get();
  }
  return lesson.services;
}

}  // namespace app
