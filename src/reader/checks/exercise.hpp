/// An exercise of a lesson: a task, and checks of the run of the learner's program. The content compiler writes it.
///
///     const reader::Exercise read = reader::exercise_from_json(text);
///     read.checks.front().says;
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/bundle_writer.hpp"
#include "trace/kinds.hpp"

namespace reader {

/// What a check demands of a run. In the comments: the members of `Check` that it uses.
enum class CheckKind : std::uint8_t {
  ends_at,              ///< milliseconds
  ends_within,          ///< milliseconds
  at_most,              ///< number, name: so many calls of a function at once
  at_least,             ///< number, name
  prints,               ///< lines, in this order
  prints_in_any_order,  ///< lines
  left_running,         ///< no task is
  left_unnoticed,       ///< no error, and no coroutine that nobody awaited
  blocks_at_most,       ///< milliseconds, each step
  task,                 ///< name, outcome
  uses,                 ///< name of a class, object
};

struct Check {
  CheckKind kind{};
  std::string says;  ///< what it demands, in words, without a full stop
  Runs hint;
  std::int64_t milliseconds = 0;
  std::size_t number = 0;
  std::string name;
  std::vector<std::string> lines;
  trace::Outcome outcome = trace::Outcome::returned;
  trace::ObjectKind object = trace::ObjectKind::lock;
};

struct Exercise {
  /// Another exercise, with the address at which it begins.
  struct Other {
    std::string title;
    std::string href;
  };

  std::string title;
  std::vector<Runs> task;       ///< its paragraphs
  std::vector<Check> checks;    ///< at least one
  std::string place{};          ///< the address of the lesson, where the exercise stands, or ""
  std::optional<Other> next{};  ///< of the same lesson
};

/// Reads one exercise of a lesson's exercises.json.
/// @throws course::BundleError if the text is none
[[nodiscard]] Exercise exercise_from_json(std::string_view json);

}  // namespace reader
