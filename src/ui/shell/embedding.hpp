/// What the page shows of the site, which another page may embed.
///
///     shell.set_embedding({.only = ui::Embedding::Only::quiz, .bar = false});
#pragma once

#include <cstdint>

namespace ui {

struct Embedding {
  /// `everything` is the site; a `lesson` has no way back to the course; a `stage` or a `quiz` is alone.
  enum class Only : std::uint8_t { everything, lesson, stage, quiz };

  Only only = Only::everything;
  bool bar = true;          ///< whether the bar is there
  bool predictions = true;  ///< whether demos ask for predictions
  bool deeper = true;       ///< whether the quiz has its questions that go deeper
  bool edits = false;       ///< whether learners can edit programs and run them

  /// Whether the lesson is there, with a stage beside or over it.
  [[nodiscard]] bool has_lesson() const { return only == Only::everything || only == Only::lesson; }
};

}  // namespace ui
