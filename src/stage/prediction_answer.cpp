#include "stage/prediction_answer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "trace/seconds_text.hpp"

namespace stage {
namespace {

using course::Prediction;
using course::PrintedText;
using trace::Event;
using trace::EventKind;
using Kind = Prediction::Kind;
using Counted = Prediction::Counted;
using Moment = Prediction::Moment;

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// What asyncio writes to standard error is no answer.
bool is_output(const Event& event) { return event.kind == EventKind::output && event.detail == 0; }
bool is_step(const Event& event) {
  return event.kind == EventKind::handle_started &&
         event.detail == static_cast<std::uint8_t>(trace::CallbackKind::task_step);
}
bool is_request(const Event& event) {
  return event.kind == EventKind::task_suspended &&
         event.detail == static_cast<std::uint8_t>(trace::WaitKind::network);
}

class Reader {
 public:
  Reader(const Prediction& asked, const trace::Trace& run) : asked_(asked), run_(run) {}

  std::optional<Answer> answer() {
    if (run_.events().empty()) return std::nullopt;
    answer_.asked_at = start_ = moment();
    if (start_ == none) return std::nullopt;
    const std::string right = find();
    for (std::size_t i = 0; i < asked_.options.size(); ++i) {
      if (asked_.options[i] != right) continue;
      answer_.right = i;
      return std::move(answer_);
    }
    return std::nullopt;
  }

 private:
  /// The right option's text; empty if there is none.
  std::string find() {
    switch (asked_.kind) {
      case Kind::next_output: return line(next(is_output));
      case Kind::last_output: return line(last_output());
      case Kind::next_step: return task(next(is_step));
      case Kind::next_printer: return task(next(is_output));
      case Kind::first_of:
      case Kind::order_of:
      case Kind::time_of: return of_texts();
      case Kind::number_of: return number();
      case Kind::end_of: return end();
    }
    return {};
  }

  const Event& event(std::size_t index) const { return run_.events()[index]; }

  void decide(std::size_t index) {
    answer_.events.push_back(index);
    answer_.decided_at = index;
  }

  std::string line(std::size_t index) {
    if (index == none) return {};
    decide(index);
    return std::string(run_.text(event(index).text));
  }

  std::string task(std::size_t index) {
    if (index == none) return {};
    decide(index);
    return joined({"Task-", std::to_string(event(index).task)});
  }

  std::size_t next(bool (*is_one)(const Event&)) const {
    for (std::size_t i = start_; i < run_.events().size(); ++i)
      if (is_one(event(i))) return i;
    return none;
  }

  std::size_t last_output() const {
    for (std::size_t i = run_.events().size(); i-- > start_;)
      if (is_output(event(i))) return i;
    return none;
  }

  /// The first, the order or the time of the lines that the question is about.
  std::string of_texts() {
    for (const PrintedText& text : asked_.texts) {
      const std::size_t found = find_output(text);
      if (found == none || found < start_) return {};
      decide(found);
    }
    std::ranges::sort(answer_.events);
    const bool ordered = asked_.kind == Kind::order_of;
    answer_.decided_at = ordered ? answer_.events.back() : answer_.events.front();
    if (asked_.kind == Kind::time_of)
      return joined({trace::seconds_text(event(answer_.decided_at).time), " s"});
    std::string words;
    for (const std::size_t index : answer_.events) {
      words += joined({words.empty() ? "" : ", then ", label(index)});
      if (!ordered) break;
    }
    return words;
  }

  /// What an output is called among the options.
  std::string label(std::size_t index) const {
    for (const PrintedText& text : asked_.texts)
      if (find_output(text) == index) return text.label();
    return {};
  }

  std::string number() {
    std::size_t end = run_.events().size();
    if (asked_.until) end = find_output(*asked_.until);
    if (end == none || end < start_) return {};
    for (std::size_t i = 0; i < end; ++i)
      if (counts(event(i))) decide(i);
    answer_.decided_at = std::min(end, run_.events().size() - 1);
    return std::to_string(answer_.events.size());
  }

  bool counts(const Event& event) const {
    switch (asked_.counted) {
      case Counted::outputs: return is_output(event);
      case Counted::requests: return is_request(event);
      case Counted::texts:
        return is_output(event) && asked_.texts.front().matches(run_.text(event.text));
      case Counted::tasks: break;
    }
    if (!is_step(event)) return false;
    for (const std::size_t index : answer_.events)
      if (run_.events()[index].task == event.task) return false;
    return true;
  }

  std::string end() {
    for (std::size_t i = start_; i < run_.events().size(); ++i) {
      if (event(i).kind != EventKind::task_done || event(i).task != asked_.task) continue;
      decide(i);
      switch (static_cast<trace::Outcome>(event(i).detail)) {
        case trace::Outcome::returned: return "It returns";
        case trace::Outcome::failed: return "It fails";
        case trace::Outcome::cancelled: return "It is cancelled";
      }
    }
    return {};
  }

  /// The index of the first event that has not happened when the question is asked.
  std::size_t moment() const {
    if (asked_.moment == Moment::start) return run_.events_until(0);
    if (asked_.moment == Moment::time) {
      for (std::size_t i = run_.events_until(0); i < run_.events().size(); ++i)
        if (std::llround(event(i).time * 1000) > std::llround(asked_.time * 1000)) return i;
      return none;
    }
    const std::size_t found = asked_.at ? find_output(*asked_.at) : none;
    return found != none && asked_.moment == Moment::after ? found + 1 : found;
  }

  /// The output that a text means; none if there is none, or if several might be meant.
  std::size_t find_output(const PrintedText& text) const {
    std::size_t found = none;
    int seen = 0;
    for (std::size_t i = 0; i < run_.events().size(); ++i) {
      if (!is_output(event(i)) || !text.matches(run_.text(event(i).text))) continue;
      ++seen;
      if (text.which == 0 && seen > 1) return none;
      if (text.which == 0 || seen == text.which) found = i;
    }
    return found;
  }

  const Prediction& asked_;
  const trace::Trace& run_;
  std::size_t start_ = 0;
  Answer answer_;
};

}  // namespace

std::optional<Answer> answer(const Prediction& prediction, const trace::Trace& run) {
  return Reader(prediction, run).answer();
}

std::string_view name_of(const trace::Trace& run, std::uint32_t task) {
  for (const Event& event : run.events())
    if (event.kind == EventKind::task_created && event.task == task) return run.text(event.text);
  return "the program";
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string words;
  for (const std::string_view part : parts) words += part;
  return words;
}

}  // namespace stage
