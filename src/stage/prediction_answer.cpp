#include "stage/prediction_answer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace stage {
namespace {

using course::Prediction;
using course::PrintedText;
using trace::Event;
using trace::EventKind;
using Kind = Prediction::Kind;

// As many options as there usually are, where the run has as many, and at most.
constexpr std::size_t usual_options = 4;
constexpr std::size_t most_options = 6;

constexpr std::array<const char*, 3> ends = {"It returns", "It fails", "It is cancelled"};

using Indices = std::vector<std::size_t>;
using Texts = std::vector<std::string>;

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
  return std::ranges::find(values, value) != values.end();
}

std::int64_t milliseconds(double time) { return std::llround(time * 1000); }

bool is_output(const Event& event) { return event.kind == EventKind::output; }
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
    if (run_.events().empty() || !find_moment()) return std::nullopt;
    answer_.asked_at = start_;
    const bool found = find();
    if (!found || answer_.options.size() < 2) return std::nullopt;
    return std::move(answer_);
  }

 private:
  bool find() {
    switch (asked_.kind) {
      case Kind::next_output: return next_output();
      case Kind::last_output: return last_output();
      case Kind::next_step: return next_task(is_step);
      case Kind::next_printer: return next_task(is_output);
      case Kind::first_of: return first_of();
      case Kind::order_of: return order_of();
      case Kind::time_of: return time_of();
      case Kind::number_of: return number_of();
      case Kind::end_of: return end_of();
    }
    return false;
  }

  // -- the kinds -----------------------------------------------------------------------------

  bool next_output() {
    const Indices ahead = events_ahead(is_output);
    return !ahead.empty() && choose_line(ahead);
  }

  bool last_output() {
    Indices ahead = events_ahead(is_output);
    std::ranges::reverse(ahead);
    return !ahead.empty() && choose_line(ahead);
  }

  bool next_task(bool (*does)(const Event&)) {
    const Indices ahead = events_ahead(does);
    if (ahead.empty()) return false;
    std::vector<std::uint32_t> tasks;
    for (const std::size_t index : ahead) {
      const std::uint32_t task = event(index).task;
      if (!contains(tasks, task) && tasks.size() < most_options) tasks.push_back(task);
    }
    const std::uint32_t right = event(ahead.front()).task;
    std::ranges::sort(tasks);
    Texts names;
    for (const std::uint32_t task : tasks) names.push_back(name_of(run_, task));
    return decide(std::move(names), name_of(run_, right), {ahead.front()});
  }

  bool first_of() {
    Indices found = texts_ahead();
    if (found.empty()) return false;
    const auto first = std::ranges::min_element(found);
    Texts labels = text_labels();
    const std::string right = labels[static_cast<std::size_t>(first - found.begin())];
    std::ranges::sort(labels);
    std::ranges::sort(found);
    const std::size_t decided_at = found.front();
    const bool decided = decide(std::move(labels), right, std::move(found));
    answer_.decided_at = decided_at;
    return decided;
  }

  bool order_of() {
    Indices found = texts_ahead();
    if (found.empty()) return false;
    Texts labels = text_labels();
    std::vector<std::pair<std::size_t, std::string>> happened;
    for (std::size_t i = 0; i < found.size(); ++i) happened.emplace_back(found[i], labels[i]);
    std::ranges::sort(happened);
    std::ranges::sort(found);
    const std::string right = joined(happened, [](const auto& each) { return each.second; });
    std::ranges::sort(labels);
    Texts orders;
    do {
      orders.push_back(joined(labels, [](const auto& each) { return each; }));
    } while (std::ranges::next_permutation(labels).found);
    return decide(some_of(orders, right), right, std::move(found));
  }

  bool time_of() {
    const auto found = texts_ahead();
    if (found.size() != 1) return false;
    const std::int64_t right = milliseconds(event(found.front()).time);
    std::vector<std::int64_t> near;
    for (const std::size_t index : events_ahead(is_output)) {
      const std::int64_t time = milliseconds(event(index).time);
      if (time != right && !contains(near, time)) near.push_back(time);
    }
    std::ranges::sort(
        near, {}, [right](std::int64_t time) { return std::pair(std::abs(time - right), time); });
    std::vector<std::int64_t> wrong;
    for (const std::string& option : asked_.wrong)
      wrong.push_back(milliseconds(std::atof(option.c_str())));
    return decide_number(right, wrong, near, {found.front()}, [](std::int64_t time) {
      return seconds(static_cast<double>(time) / 1000) + " s";
    });
  }

  bool number_of() {
    std::size_t end = run_.events().size();
    if (asked_.until) {
      const auto found = find_output(*asked_.until);
      if (!found || *found < start_) return false;
      end = *found;
    }
    Indices found;
    std::vector<std::uint32_t> tasks;
    for (std::size_t i = 0; i < end; ++i) {
      if (!counts(event(i)) ||
          (asked_.counted == Prediction::Counted::tasks && contains(tasks, event(i).task)))
        continue;
      tasks.push_back(event(i).task);
      found.push_back(i);
    }
    const auto right = static_cast<std::int64_t>(found.size());
    std::vector<std::int64_t> wrong;
    for (const std::string& option : asked_.wrong) wrong.push_back(std::atoll(option.c_str()));
    const auto id =
        static_cast<std::int64_t>(std::strtol(asked_.id.substr(0, 1).c_str(), nullptr, 16));
    const std::int64_t least = std::max<std::int64_t>(0, right - id % std::int64_t{usual_options});
    std::vector<std::int64_t> near;
    for (std::int64_t number = least; number < least + std::int64_t{usual_options}; ++number)
      if (number != right) near.push_back(number);
    const bool decided = decide_number(right, wrong, near, std::move(found),
                                       [](std::int64_t number) { return std::to_string(number); });
    answer_.decided_at = end < run_.events().size() ? end : end - 1;
    return decided;
  }

  bool end_of() {
    for (std::size_t i = start_; i < run_.events().size(); ++i) {
      if (event(i).kind != EventKind::task_done || event(i).task != asked_.task) continue;
      return decide(Texts(ends.begin(), ends.end()), ends.at(event(i).detail), {i});
    }
    return false;
  }

  // -- what they share -----------------------------------------------------------------------

  const Event& event(std::size_t index) const { return run_.events()[index]; }
  std::string_view printed(std::size_t index) const { return run_.text(event(index).text); }

  bool find_moment() {
    start_ = run_.events_until(0);
    if (asked_.moment == Prediction::Moment::time) {
      const auto later = std::ranges::find_if(run_.events(), [this](const Event& event) {
        return milliseconds(event.time) > milliseconds(asked_.time);
      });
      start_ = static_cast<std::size_t>(later - run_.events().begin());
      return later != run_.events().end();
    }
    if (!asked_.at) return true;
    const auto found = find_output(*asked_.at);
    if (!found) return false;
    start_ = asked_.moment == Prediction::Moment::after ? *found + 1 : *found;
    return true;
  }

  // The output that a text means; none if there is none, or if several might be meant.
  std::optional<std::size_t> find_output(const PrintedText& text) const {
    std::optional<std::size_t> found;
    int seen = 0;
    for (std::size_t i = 0; i < run_.events().size(); ++i) {
      if (!is_output(event(i)) || !text.matches(printed(i))) continue;
      ++seen;
      if (text.which == 0 && seen > 1) return std::nullopt;
      if (text.which == 0 || seen == text.which) found = i;
    }
    return found;
  }

  Indices events_ahead(bool (*is_one)(const Event&)) const {
    Indices found;
    for (std::size_t i = start_; i < run_.events().size(); ++i)
      if (is_one(event(i))) found.push_back(i);
    return found;
  }

  // The outputs that the question is about, in the author's order; none if one is missing.
  Indices texts_ahead() const {
    Indices found;
    for (const PrintedText& text : asked_.texts) {
      const auto index = find_output(text);
      if (!index || *index < start_) return {};
      found.push_back(*index);
    }
    return found;
  }

  Texts text_labels() const {
    Texts labels;
    for (const PrintedText& text : asked_.texts) labels.push_back(text.label());
    return labels;
  }

  bool counts(const Event& event) const {
    switch (asked_.counted) {
      case Prediction::Counted::tasks: return is_step(event);
      case Prediction::Counted::requests: return is_request(event);
      case Prediction::Counted::outputs: return is_output(event);
      case Prediction::Counted::texts: break;
    }
    return is_output(event) && asked_.texts.front().matches(run_.text(event.text));
  }

  // Of the lines, the first is the right one; the nearest others fill up the author's wrong ones.
  bool choose_line(const Indices& lines) {
    const std::string right(printed(lines.front()));
    Texts options = asked_.wrong;
    options.push_back(right);
    for (const std::size_t index : lines) {
      if (options.size() >= usual_options) break;
      std::string line(printed(index));
      if (!contains(options, line)) options.push_back(std::move(line));
    }
    std::ranges::sort(options);
    return decide(std::move(options), right, {lines.front()});
  }

  template <class Text>
  bool decide_number(std::int64_t right, const std::vector<std::int64_t>& wrong,
                     const std::vector<std::int64_t>& near, Indices events, Text text) {
    std::vector<std::int64_t> numbers = wrong;
    numbers.push_back(right);
    for (const std::int64_t number : near)
      if (numbers.size() < usual_options && !contains(numbers, number)) numbers.push_back(number);
    std::ranges::sort(numbers);
    Texts options;
    for (const std::int64_t number : numbers) options.push_back(text(number));
    return decide(std::move(options), text(right), std::move(events));
  }

  // False if an option is there twice, as in a run with other responses.
  bool decide(Texts options, const std::string& right, Indices events) {
    for (const std::string& option : options)
      if (std::ranges::count(options, option) > 1) return false;
    const auto found = std::ranges::find(options, right);
    if (found == options.end()) return false;
    answer_.right = static_cast<std::size_t>(found - options.begin());
    answer_.options = std::move(options);
    answer_.decided_at = events.empty() ? 0 : events.back();
    answer_.events = std::move(events);
    return true;
  }

  template <class List, class Text>
  static std::string joined(const List& list, Text text) {
    std::string words;
    for (const auto& each : list) words += (words.empty() ? "" : ", then ") + text(each);
    return words;
  }

  // Of many orders every fourth, among them the right one.
  static Texts some_of(const Texts& orders, const std::string& right) {
    if (orders.size() <= most_options) return orders;
    const auto place = static_cast<std::size_t>(std::ranges::find(orders, right) - orders.begin());
    Texts some;
    for (std::size_t i = place % usual_options; i < orders.size(); i += usual_options)
      some.push_back(orders[i]);
    return some;
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

std::string seconds(double time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", time);
  std::string words = text;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

std::string name_of(const trace::Trace& run, std::uint32_t task) {
  for (const Event& event : run.events())
    if (event.kind == EventKind::task_created && event.task == task)
      return std::string(run.text(event.text));
  return "the program";
}

}  // namespace stage
