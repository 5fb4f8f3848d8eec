// A state of the loop, and what is said of a callback in it.
#pragma once

#include <cstdint>
#include <string>

#include "ui/stage/words/wake_text.hpp"
#include "words_fixture.hpp"

struct CallbackWordsFixture : WordsFixture {
  std::string cause(const trace::HandleState& handle) const {
    return ui::cause_text(state, handle);
  }
  std::string action(const trace::HandleState& handle) const {
    return ui::handle_action(state, handle);
  }
  std::string title(const trace::HandleState& handle) const {
    return ui::handle_title(state, handle);
  }
  void end(std::uint32_t task, trace::TaskStatus status) { state.tasks[task - 1].status = status; }
};
