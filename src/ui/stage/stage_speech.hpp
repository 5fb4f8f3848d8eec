/// What the stage says to screen readers: each place in the run, what is new in it, and waits for the network.
///
///     speech.begin(player);   // says nothing of the place where a demo opens
///     speech.speak(frame, player, prediction.news(player));
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

class StageSpeech {
 public:
  void begin(const stage::Player& player);

  /// Announces the player's place if it has changed, and `news` after it. To be called in each frame.
  void speak(Frame& frame, const stage::Player& player, const std::string& news);

 private:
  void note(const stage::Player& player);
  void speak_of_wait(Frame& frame, const stage::Player& player);

  // The place that was announced last.
  std::size_t events_ = 0;
  std::size_t step_ = 0;
  std::size_t outputs_ = 0;
  std::optional<double> wait_began_;  // when the current wait for something outside the loop began
  bool said_wait_ = false;            // whether this wait was announced
};

}  // namespace ui
