/// The predictions of a demo while it is on the stage: where the run has to stop, and what the learner said.
///
///     stage::PredictionSession session(demo.predictions, program);
///     while (!session.pump()) {}                      // each frame, until the questions are known
///     player.go_to(std::min(target, session.limit()));
///     if (auto index = session.due(cursor)) show(session.entries()[*index].question);
///     course::PredictionResult result = session.answer(0, option);
///
/// A run of its own finds the questions ahead of the one that the learner sees, with recorded responses. As
/// long as one is open, nothing that lies beyond the learner's place may be shown: see limit().
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "course/prediction.hpp"
#include "course/progress.hpp"
#include "stage/machine.hpp"
#include "stage/prediction.hpp"

namespace stage {

class PredictionSession {
 public:
  struct Entry {
    const course::Prediction* prediction = nullptr;
    Question question{};
    std::optional<std::size_t> chosen{};  ///< the learner's option
    bool skipped = false;

    [[nodiscard]] bool open() const { return !chosen && !skipped; }
    /// None while it is open.
    [[nodiscard]] std::optional<course::PredictionResult> result() const;
  };

  /// `asked` must outlive the session.
  PredictionSession(const std::vector<course::Prediction>& asked, const Program& program);

  /// Runs ahead a little, if necessary.
  /// @returns whether the questions are known
  bool pump();
  [[nodiscard]] bool ready() const { return ahead_ == nullptr; }

  /// The questions that the run answers, in the author's order; none until ready().
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  /// How many events of the run may have happened: up to the first open question. 0 until ready(); without
  /// an open question `unlimited`.
  [[nodiscard]] std::size_t limit() const;
  /// The open question that is asked once `events` events have happened, by index.
  [[nodiscard]] std::optional<std::size_t> due(std::size_t events) const;

  /// Both are for an open question; a first answer stands.
  course::PredictionResult answer(std::size_t index, std::size_t option);
  void skip(std::size_t index);
  /// Gives up the open questions that were to be asked before `events`: the learner went past them by an
  /// address.
  void pass(std::size_t events);

 private:
  void ask_all();
  [[nodiscard]] const Entry* first_open() const;

  const std::vector<course::Prediction>& asked_;
  std::unique_ptr<Machine> ahead_;  // null once it has ended, or if nothing is asked
  std::vector<Entry> entries_;
};

}  // namespace stage
