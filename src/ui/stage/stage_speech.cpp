#include "ui/stage/stage_speech.hpp"

#include "ui/stage/controls.hpp"
#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

constexpr double late_after = 1;  // seconds after which it is announced that a recording is late

}  // namespace

void StageSpeech::begin(const stage::Player& player) {
  note(player);
  wait_began_.reset();
  said_wait_ = false;
}

void StageSpeech::note(const stage::Player& player) {
  events_ = player.events();
  step_ = player.state().step;
  outputs_ = player.state().output.size();
}

// A recording usually loads in a moment, so its wait is not announced at once; a live answer takes longer.
void StageSpeech::speak_of_wait(Frame& frame, const stage::Player& player) {
  if (!player.waiting()) wait_began_.reset();
  else if (!wait_began_) wait_began_ = frame.seconds;
  const double patience = player.network() == stage::Network::live ? 0 : late_after;
  const bool waits = wait_began_ && frame.seconds - *wait_began_ >= patience;
  if (waits && !said_wait_) frame.announce(waiting_text(player));
  said_wait_ = waits;
}

void StageSpeech::speak(Frame& frame, const stage::Player& player, const std::string& news) {
  speak_of_wait(frame, player);
  std::string words;
  if (events_ != player.events()) {
    // Further on in the same step, only what was printed since then is new.
    const bool goes_on = player.state().step == step_ && player.events() > events_;
    words = step_text(player.state(), player.total_steps(), goes_on ? outputs_ : 0);
    note(player);
  }
  if (!news.empty()) words += (words.empty() ? "" : " ") + news;
  if (!words.empty()) frame.announce(words);
}

}  // namespace ui
