#include "stage/prediction_reason.hpp"

#include <vector>

#include "stage/prediction_cause.hpp"

namespace stage {
namespace {

using course::Prediction;
using trace::Event;
using trace::EventKind;
using Kind = Prediction::Kind;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string with_colon(const std::string& cause) { return cause.empty() ? "" : ": " + cause; }

class Explainer {
 public:
  Explainer(const Prediction& asked, const Answer& answer, const trace::Trace& run)
      : asked_(asked), answer_(answer), run_(run), scene_(run, answer.decided_at) {}

  Reason reason() const { return {why() + ".", scene_.callback(), scene_.waker()}; }

 private:
  std::string why() const {
    switch (asked_.kind) {
      case Kind::next_output:
      case Kind::last_output:
      case Kind::next_printer: return printed(scene_) + cause_and_rival();
      case Kind::first_of: return printed(scene_) + with_colon(cause(scene_)) + second();
      case Kind::time_of: return printed(scene_) + with_colon(cause(scene_));
      case Kind::next_step: return scene_.task() + " ran at " + scene_.time() + cause_and_rival();
      case Kind::order_of: return order();
      case Kind::number_of: return number();
      case Kind::end_of: return end();
    }
    return {};
  }

  /// `main printed "Done" at 1 s`.
  std::string printed(const Scene& scene) const {
    return scene.task() + " printed " + quoted(run_.text(scene.event().text)) + " at " +
           scene.time();
  }

  std::string cause_and_rival() const {
    return with_colon(cause(scene_)) + (goes_on(scene_) ? "" : scene_.rival());
  }

  std::string cause(const Scene& scene) const {
    return goes_on(scene) ? "it was still running, and nothing else runs until it awaits"
                          : scene.cause();
  }

  /// Whether the step was already under way when the question was asked.
  bool goes_on(const Scene& scene) const {
    return asked_.moment != Prediction::Moment::start && scene.step_start() < answer_.asked_at;
  }

  /// `. "Done" followed at 2 s`.
  std::string second() const {
    const Scene next(run_, answer_.events.at(1));
    return ". " + quoted(run_.text(next.event().text)) + " followed " +
           (next.step_start() == scene_.step_start() ? "in the same step" : "at " + next.time());
  }

  std::string order() const {
    std::string words;
    std::size_t step = 0;
    for (const std::size_t index : answer_.events) {
      const Scene scene(run_, index);
      const bool same_step = !words.empty() && scene.step_start() == step;
      step = scene.step_start();
      const std::string text = quoted(run_.text(scene.event().text));
      if (same_step) {
        words += ", then " + text + " in the same step";
        continue;
      }
      words += (words.empty() ? "" : "; ") + text + " at " + scene.time();
      const std::string why = cause(scene);
      if (!why.empty()) words += ", because " + why;
    }
    return words;
  }

  std::string number() const {
    if (asked_.until) {
      const std::string count = std::to_string(answer_.events.size());
      return count + (count == "1" ? " was" : " were") + " before that. " + printed(scene_) +
             with_colon(cause(scene_));
    }
    const bool one = answer_.events.size() == 1;
    std::string words =
        (one ? "There was " : "There were ") + std::to_string(answer_.events.size());
    if (asked_.counted == Prediction::Counted::outputs) return words;
    std::string separator = ": ";
    for (const std::size_t index : answer_.events) {
      words += separator + counted(run_.events()[index]);
      separator = ", ";
    }
    return words;
  }

  std::string counted(const Event& event) const {
    if (asked_.counted == Prediction::Counted::tasks) return name_of(run_, event.task);
    const bool output = event.kind == EventKind::output;
    return output ? quoted(run_.text(event.text)) : std::string(run_.text(event.text));
  }

  std::string end() const {
    const Event& event = scene_.event();
    const std::string at = " at " + scene_.time();
    switch (static_cast<trace::Outcome>(event.detail)) {
      case trace::Outcome::failed:
        return scene_.task() + " failed" + at + with_colon(std::string(run_.text(event.text)));
      case trace::Outcome::cancelled:
        return scene_.task() + " was cancelled" + at + with_colon(scene_.canceller());
      case trace::Outcome::returned: break;
    }
    return scene_.task() + " returned" + at + with_colon(unharmed());
  }

  /// "fetch(2) had failed, but nothing cancelled it": why a task ended well in a run where another did not.
  std::string unharmed() const {
    for (std::size_t i = 0; i < answer_.decided_at; ++i) {
      const Event& event = run_.events()[i];
      if (event.kind == EventKind::task_done &&
          event.detail == static_cast<std::uint8_t>(trace::Outcome::failed))
        return name_of(run_, event.task) + " had failed, but nothing cancelled the others";
    }
    return {};
  }

  const Prediction& asked_;
  const Answer& answer_;
  const trace::Trace& run_;
  Scene scene_;
};

}  // namespace

Reason reason(const Prediction& prediction, const Answer& answer, const trace::Trace& run) {
  return Explainer(prediction, answer, run).reason();
}

}  // namespace stage
