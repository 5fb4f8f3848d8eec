#include "app/stage_services.hpp"

#include "demos/demos.hpp"
#include "stage/demo_run.hpp"

namespace app {

std::optional<stage::Program> StageServices::program_of(const std::string& lesson,
                                                        const std::string& demo,
                                                        const std::string& run) {
  if (!run.empty()) return lesson_of(lesson).runs.program_of(run);
  const demos::Demo* found = demos::find(lesson, demo);
  if (found == nullptr) return std::nullopt;
  return stage::program_of(*found, lesson_of(lesson).services);
}

}  // namespace app
