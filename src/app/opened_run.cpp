#include "app/opened_run.hpp"

#include <utility>

#include "course/parse.hpp"
#include "stage/recorded_run.hpp"
#include "trace/bytes.hpp"

namespace app {

void OpenedRun::open(const std::string& trace, const std::string& bundle, std::string_view bytes) {
  auto made = std::make_unique<Run>(trace, course::parse_lesson(bundle, "the run's summary"),
                                    stage::program_of(trace::from_bytes(bytes)));
  close();
  open_ = std::move(made);
}

void OpenedRun::close() {
  if (open_) closed_ = std::move(open_);
}

}  // namespace app
