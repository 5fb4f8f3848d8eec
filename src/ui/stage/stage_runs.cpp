#include "ui/stage/stage_runs.hpp"

#include <utility>

namespace ui {

StageRuns::StageRuns(FindProgram find_program) : find_program_(std::move(find_program)) {}

void StageRuns::begin(const std::string& lesson, const course::Demo& demo) {
  close();
  lesson_ = lesson;
  demo_ = &demo;
  if (auto program = find_program_(lesson, demo.id, language_))
    player_ = std::make_unique<stage::Player>(*std::move(program));
}

void StageRuns::close() {
  player_.reset();
  away_.reset();
  demo_ = nullptr;
  language_ = Language::python;
}

bool StageRuns::choose(Language language) {
  if (!player_ || !has(language)) return false;
  const bool javascript = of_javascript(language);
  if (javascript == of_javascript(std::exchange(language_, language))) return false;
  player_->pause();
  if (!away_) {
    const Language wanted = javascript ? Language::javascript : Language::python;
    away_ = std::make_unique<stage::Player>(*find_program_(lesson_, demo_->id, wanted));
  }
  std::swap(player_, away_);
  return true;
}

const course::Code& StageRuns::listing() const {
  if (language_ == Language::cpp) return *demo_->cpp;
  return language_ == Language::javascript ? demo_->javascript : demo_->python;
}

bool StageRuns::is_of_listing() const noexcept {
  return language_ == Language::python || of_javascript();
}

bool StageRuns::has(Language language) const {
  if (language == Language::javascript) return !demo_->javascript.lines.empty();
  return language != Language::cpp || demo_->cpp.has_value();
}

bool StageRuns::of_javascript(Language language) const noexcept {
  return language == Language::javascript && !demo_->javascript_run.empty();
}

}  // namespace ui
