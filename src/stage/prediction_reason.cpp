#include "stage/prediction_reason.hpp"

#include "stage/prediction_cause.hpp"
#include "trace/seconds_text.hpp"
#include "trace/state.hpp"

namespace stage {
namespace {

using course::Prediction;
using trace::Event;
using trace::EventKind;
using Kind = Prediction::Kind;
using Counted = Prediction::Counted;

class Explainer {
 public:
  Explainer(const Prediction& asked, const Answer& answer, const trace::Trace& run)
      : asked_(asked), answer_(answer), run_(run), scene_(run, answer.decided_at) {}

  Reason reason() const { return {joined({what(), "."}), scene_.callback(), scene_.waker()}; }

 private:
  std::string what() const {
    switch (asked_.kind) {
      case Kind::next_output:
      case Kind::last_output:
      case Kind::next_printer: return joined({printed(), because(), rival()});
      case Kind::next_step:
        return joined({scene_.task(), " ran", scene_.when(), because(), rival()});
      case Kind::first_of: return joined({printed(), because(), second()});
      case Kind::time_of: return joined({printed(), because()});
      case Kind::order_of: return order();
      case Kind::number_of: return number();
      case Kind::end_of: return end();
    }
    return {};
  }

  std::string_view text(const Event& event) const { return run_.text(event.text); }

  /// `main printed "Done" at 1 s`.
  std::string printed() const {
    return joined({scene_.task(), " printed \"", text(scene_.event()), "\"", scene_.when()});
  }

  /// ": its 1 s timer was due".
  std::string because() const { return after(": ", cause(scene_)); }

  static std::string after(std::string_view mark, const std::string& clause) {
    return clause.empty() ? clause : joined({mark, clause});
  }

  std::string rival() const { return goes_on(scene_) ? std::string() : scene_.rival(); }

  std::string cause(const Scene& scene) const {
    if (goes_on(scene)) return "it was still running, and nothing else runs until it awaits";
    return scene.cause();
  }

  /// Whether the step was already under way when the question was asked.
  bool goes_on(const Scene& scene) const {
    return asked_.moment != Prediction::Moment::start && scene.step_start() < answer_.asked_at;
  }

  /// `. "Done" followed at 2 s`.
  std::string second() const {
    const Scene next(run_, answer_.events[1]);
    const bool same = next.step_start() == scene_.step_start();
    return joined(
        {". \"", text(next.event()), "\" followed", same ? " in the same step" : next.when()});
  }

  std::string order() const {
    std::string words;
    std::size_t step = 0;
    for (const std::size_t index : answer_.events) {
      const Scene scene(run_, index);
      const bool same = !words.empty() && scene.step_start() == step;
      step = scene.step_start();
      words = joined({words,
                      words.empty() ? "\""
                      : same        ? ", then \""
                                    : "; \"",
                      text(scene.event()), "\"", same ? " in the same step" : scene.when(),
                      same ? "" : after(", because ", cause(scene))});
    }
    return words;
  }

  /// `3 were printed`, `1 was sent`.
  std::string count() const {
    const std::size_t many = answer_.events.size();
    const std::string number = many == 0 ? "None" : std::to_string(many);
    switch (asked_.counted) {
      case Counted::tasks: return number + " ran";
      case Counted::requests: return number + (many > 1 ? " were sent" : " was sent");
      case Counted::outputs:
      case Counted::texts: break;
    }
    return number + (many > 1 ? " were printed" : " was printed");
  }

  std::string number() const {
    if (asked_.until)
      return joined({count(), " before \"", text(scene_.event()), "\", which ", scene_.task(),
                     " printed", scene_.when(), because()});
    if (answer_.events.empty()) return count();
    if (asked_.counted == Counted::outputs)
      return joined({count(), ", the last", Scene(run_, answer_.events.back()).when()});
    const std::string_view quote = asked_.counted == Counted::texts ? "\"" : "";
    std::string words = count();
    std::string_view mark = ": ";
    for (const std::size_t index : answer_.events) {
      const Event& event = run_.events()[index];
      const bool task = asked_.counted == Counted::tasks;
      words += joined({mark, quote, task ? name_of(run_, event.task) : text(event), quote});
      mark = ", ";
    }
    return asked_.counted == Counted::requests ? words + last_answer() : words;
  }

  /// `. The last was answered at 1.1 s, and nothing was printed after it`, if that is so.
  std::string last_answer() const {
    const trace::State end = trace::state_at(run_, run_.steps());
    const trace::OutsideState* last = nullptr;
    for (const trace::OutsideState& each : end.outside) {
      if (each.kind != trace::OutsideKind::request) continue;
      if (!each.ended) return {};
      if (last == nullptr || *each.ended >= *last->ended) last = &each;
    }
    if (last == nullptr) return {};
    const bool silent = end.output.empty() || end.output.back().time < *last->ended;
    return joined({". The last ",
                   last->outcome == trace::Outcome::returned ? "was answered" : "ended", " at ",
                   trace::seconds_text(*last->ended), " s",
                   silent ? ", and nothing was printed after it" : ""});
  }

  std::string end() const {
    switch (static_cast<trace::Outcome>(scene_.event().detail)) {
      case trace::Outcome::failed:
        return joined({scene_.task(), " failed", scene_.when(),
                       after(": ", std::string(text(scene_.event())))});
      case trace::Outcome::cancelled:
        return joined({scene_.task(), " was cancelled", scene_.when(), ": ", scene_.canceller()});
      case trace::Outcome::returned: break;
    }
    return joined({scene_.task(), " returned", scene_.when(), unharmed()});
  }

  /// ": Bob had failed, but nothing cancelled the others", in a run where another task did not end well.
  std::string unharmed() const {
    for (std::size_t i = 0; i < answer_.decided_at; ++i) {
      const Event& event = run_.events()[i];
      if (event.kind == EventKind::task_done &&
          event.detail == static_cast<std::uint8_t>(trace::Outcome::failed))
        return joined(
            {": ", name_of(run_, event.task), " had failed, but nothing cancelled the others"});
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
