/// The questions that a demo asks its learner, at their moments of the run: holds the player back, takes the
/// answer, runs on to the event that decides, and says what happened and why.
///
///     panel.open(demo, predicted, program);
///     panel.prepare(frame, player);                 // before the controls
///     panel.draw(frame, player, {.area = area}, sheet);
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "course/lesson.hpp"
#include "course/progress.hpp"
#include "stage/player.hpp"
#include "stage/prediction_session.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// Where the panel can be.
struct PredictionPlace {
  Rect area;  ///< the stage above its caption; a question is at its lower edge
  /// The listing, if it is in view. An explanation is over it, because what decided is lit in the loop.
  std::optional<Rect> listing{};
  std::optional<Rect> line{};  ///< the line that runs, which the explanation leaves uncovered
};

class PredictionPanel {
 public:
  /// Begins with the questions of a demo that have no answer in `predicted`, by course::prediction_key().
  void open(const course::Demo& demo,
            const std::map<std::string, course::PredictionResult>& predicted,
            const stage::Program& program);
  void close();

  /// Tells the player how far it may go. To be called in each frame before it moves.
  void prepare(Frame& frame, stage::Player& player);

  /// Takes up the first answer whose event has happened, for which a run pauses, and drops it when the learner has
  /// gone on. To be called in each frame when the player has moved.
  void follow(stage::Player& player);

  /// Draws the question that is asked now, or what became of the last one.
  void draw(Frame& frame, stage::Player& player, const PredictionPlace& place, bool sheet);

  /// What decided the prediction that is explained now.
  [[nodiscard]] const stage::Evidence& evidence() const;

  /// What a live region says if a question has come up or was decided since the last call; else "".
  [[nodiscard]] std::string news(const stage::Player& player);

 private:
  using Entry = stage::PredictionSession::Entry;

  /// An answer that is contrasted with what happened, until the learner goes on.
  struct Shown {
    std::size_t index = 0;
    std::size_t events = 0;  ///< the place in the run
    stage::Evidence evidence{};
    std::optional<bool> above{};  // whether it is at the listing's upper edge; set when first drawn
  };

  [[nodiscard]] const Entry* asked(const stage::Player& player) const;
  void draw_question(Frame& frame, stage::Player& player, const Entry& entry,
                     const PredictionPlace& place, bool sheet);
  void draw_explanation(Frame& frame, const Entry& entry, const PredictionPlace& place, bool sheet);
  void answer(Frame& frame, stage::Player& player, const Entry& entry,
              std::optional<std::size_t> option);

  std::string demo_;
  std::vector<course::Prediction> asked_;  // to which the session refers
  std::optional<stage::PredictionSession> session_;
  std::vector<std::size_t> answered_;  // questions whose deciding event is still to come
  std::optional<Shown> shown_;
  const Entry* on_show_ = nullptr;  // the question that was drawn last
  double asked_since_ = 0;          // the screen's time at which it came up
  const Entry* told_ = nullptr;     // what news() has spoken about
  bool told_open_ = false;          // when that was still a question
};

}  // namespace ui
