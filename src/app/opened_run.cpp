#include "app/opened_run.hpp"

#include <utility>

#include "course/parse.hpp"
#include "stage/recorded_run.hpp"
#include "trace/bytes.hpp"

namespace app {

namespace {

std::unique_ptr<course::Lesson> parsed(const std::string& bundle) {
  return std::make_unique<course::Lesson>(course::parse_lesson(bundle, "the run's summary"));
}

}  // namespace

void OpenedRun::open(const std::string& trace, const std::string& bundle, std::string_view bytes) {
  auto lesson = parsed(bundle);
  auto recorded = std::make_shared<trace::Trace>(trace::from_bytes(bytes));
  close();
  open_ = std::make_unique<Run>(trace, std::move(lesson), recorded, stage::program_of(recorded));
}

bool OpenedRun::grow(const std::string& bundle, std::string_view bytes) {
  auto lesson = parsed(bundle);
  if (!trace::extend(*open_->recorded, bytes)) return false;
  // All but the demo, which is on the stage.
  open_->lesson->summary.swap(lesson->summary);
  open_->lesson->intro.swap(lesson->intro);
  open_->lesson->sections.swap(lesson->sections);
  open_->outgrown = std::move(lesson);
  return true;
}

void OpenedRun::close() {
  if (open_) closed_ = std::move(open_);
}

}  // namespace app
