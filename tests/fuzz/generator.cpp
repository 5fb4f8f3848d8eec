#include "generator.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace fuzz {

namespace {

using conformance::Kind;
using conformance::Signature;
using nlohmann::json;

constexpr int rungs = 4;
constexpr int functions_a_rung = 2;
constexpr int generators = 2;
constexpr int deepest = 4;  // blocks in blocks

const std::vector<json> numbers = {0, 0.5, 1, 1, 2, 3, -1};
const std::vector<json> seconds = {0, 0, 0.5, 0.5, 1,     1,     1,      1,     2,     2,
                                   3, 3, -1,  -1,  "nan", "inf", "-inf", 1e300, -1e300};
const std::vector<std::string> simple_exceptions = {
    "ValueError",    "Exception",          "CancelledError", "TimeoutError", "BaseException",
    "KeyError",      "RuntimeError",       "Custom",         "QueueEmpty",   "QueueFull",
    "QueueShutDown", "BrokenBarrierError", "Stopped"};
const std::vector<std::string> groups = {"ExceptionGroup", "BaseExceptionGroup"};
const std::vector<std::string> whens = {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"};

/// The names of all statements, those that make a program concurrent several times.
const std::vector<std::string>& statement_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all = {
        "log",    "sleep",  "sleep",  "sleep",    "spawn",  "spawn",       "await",   "cancel",
        "cancel", "gather", "gather", "try",      "with",   "task_group",  "timeout", "put",
        "put",    "get",    "get",    "wait_for", "shield", "future_await"};
    for (const auto& [name, signature] : conformance::signatures()) all.push_back(name);
    return all;
  }();
  return names;
}

bool needs_condition(std::string_view name) {
  return name == "cond_wait" || name == "notify" || name == "notify_all";
}

std::string function_name(int rung, int index) {
  return "f" + std::to_string(rung) + "_" + std::to_string(index);
}

}  // namespace

json Generator::program() {
  budget_ = number(10, 70);
  objects_ = make_objects();
  json functions;
  functions["main"] = body(0);
  for (int rung = 1; rung <= rungs; ++rung) {
    for (int index = 0; index < functions_a_rung; ++index)
      functions[function_name(rung, index)] = body(rung);
  }
  for (int generator = 0; generator < generators; ++generator)
    functions["gen" + std::to_string(generator)] = generator_body(generator);
  return {{"objects", objects_}, {"functions", functions}};
}

json Generator::make_objects() {
  const auto queue = [this](const char* type) -> json {
    return {{"type", type}, {"maxsize", number(0, 2)}};
  };
  return {{"l0", {{"type", "lock"}}},
          {"l1", {{"type", "lock"}}},
          {"e0", {{"type", "event"}}},
          {"s0", {{"type", "semaphore"}, {"value", number(0, 2)}}},
          {"bs0", {{"type", "bounded_semaphore"}, {"value", number(1, 2)}}},
          {"c0", {{"type", "condition"}}},
          {"q0", queue("queue")},
          {"pq0", queue("priority_queue")},
          {"lq0", queue("lifo_queue")},
          {"b0", {{"type", "barrier"}, {"parties", number(1, 3)}}},
          {"fu0", {{"type", "future"}}},
          {"fu1", {{"type", "future"}}}};
}

json Generator::body(int rung) {
  spawned_.clear();
  const Place place{rung, 0, 0};
  json statements = json::array();
  const int spawns = rung == 0 ? number(1, 4) : number(0, 1);
  for (int i = 0; i < spawns; ++i) {
    if (auto spawn = make("spawn", conformance::signatures().at("spawn"), place))
      statements.push_back(std::move(*spawn));
  }
  for (json& statement : block(place, 1, rung == 0 ? 10 : 5)) statements.push_back(statement);
  if (chance(40)) statements.push_back({"return", value()});
  return statements;
}

json Generator::generator_body(int generator) {
  spawned_.clear();
  const Place place{rungs, generator + 1, 1};
  json statements = json::array();
  const int items = number(1, 3);
  for (int i = 0; i < items; ++i) {
    if (chance(50)) statements.push_back(statement(place));
    if (chance(40)) {
      statements.push_back({"yield_finally", value(), block(place, 1, 2)});
    } else {
      statements.push_back({"yield", value()});
    }
  }
  return statements;
}

json Generator::block(Place place, int least, int most) {
  json statements = json::array();
  const int count = number(least, most);
  for (int i = 0; i < count && budget_ > 0; ++i) statements.push_back(statement(place));
  return statements;
}

json Generator::statement(Place place) {
  --budget_;
  const std::string& name = pick(statement_names());
  const Signature& signature = conformance::signatures().at(name);
  const bool nests = std::ranges::any_of(
      signature.arguments, [](Kind kind) { return kind == Kind::block || kind == Kind::handlers; });
  std::optional<json> made;
  if (!nests || place.depth < deepest) made = make(name, signature, place);
  if (!made) return {"log", label()};
  if (needs_condition(name) && !chance(15)) made = {"with", (*made)[1], json::array({*made})};
  return place.depth == 0 ? guarded(std::move(*made), place) : *made;
}

/// Mostly so that an error does not end everything.
json Generator::guarded(json statement, Place place) {
  if (!chance(place.rung == 0 ? 80 : 40)) return statement;
  const char* caught = chance(30) ? "BaseException" : "Exception";
  const json handler = {caught, json::array({json::array({"log", label()})})};
  return {"try", json::array({std::move(statement)}), json::array({handler}), json::array()};
}

std::optional<json> Generator::make(const std::string& name, const Signature& signature,
                                    Place place) {
  json made = {name};
  for (std::size_t i = 0; i < signature.arguments.size(); ++i) {
    if (i >= signature.required && chance(50)) break;
    std::optional<json> next = argument(signature.arguments[i], place);
    if (!next) return std::nullopt;
    made.push_back(std::move(*next));
  }
  return made;
}

std::optional<json> Generator::argument(Kind kind, Place place) {
  const Place inside{place.rung, place.generator, place.depth + 1};
  switch (kind) {
    case Kind::any: return value();
    case Kind::number: return pick(numbers);
    case Kind::seconds: return pick(seconds);
    case Kind::seconds_or_none: return chance(15) ? json() : pick(seconds);
    case Kind::label:
    case Kind::string: return label();
    case Kind::string_or_none: return chance(30) ? json() : json(label());
    case Kind::boolean: return chance(40);
    case Kind::count: return number(0, 3);
    case Kind::block: return block(inside, 0, 3);
    case Kind::function: return function(place);
    case Kind::generator:
      if (place.generator == generators) return std::nullopt;
      return "gen" + std::to_string(number(place.generator, generators - 1));
    case Kind::new_task:
      spawned_.push_back("t" + std::to_string(place.rung) + "_" + std::to_string(number(0, 2)));
      return spawned_.back();
    case Kind::task: return task(place);
    case Kind::exception: return exception();
    case Kind::simple_exception: return pick(simple_exceptions);
    case Kind::return_when: return pick(whens);
    case Kind::item: return item(place);
    case Kind::handlers:
    case Kind::tasks:
    case Kind::items:
    case Kind::children: break;
    default: return object_of(kind);
  }
  json list = json::array();
  const int count = number(kind == Kind::tasks ? 1 : 0, 3);
  for (int i = 0; i < count; ++i) {
    if (kind == Kind::handlers) {
      list.push_back({exception(), block(inside, 0, 2)});
    } else if (kind == Kind::tasks) {
      list.push_back(task(place));
    } else if (kind == Kind::items) {
      list.push_back(item(place));
    } else if (std::optional<json> called = function(place)) {
      list.push_back({*argument(Kind::new_task, place), std::move(*called)});
    }
  }
  return list;
}

std::optional<json> Generator::object_of(Kind kind) {
  const std::vector<std::string_view> types = conformance::object_types(kind);
  std::vector<std::string> names;
  for (const auto& [name, object] : objects_.items()) {
    if (std::ranges::find(types, object["type"].get<std::string>()) != types.end())
      names.push_back(name);
  }
  return names.empty() ? std::nullopt : std::optional<json>(pick(names));
}

std::optional<json> Generator::function(Place place) {
  if (place.rung == rungs) return std::nullopt;
  return function_name(number(place.rung + 1, rungs), number(0, functions_a_rung - 1));
}

const std::string& Generator::exception() {
  return chance(15) ? pick(groups) : pick(simple_exceptions);
}

json Generator::item(Place place) {
  const int kind = number(0, 2);
  if (kind == 1) return {"object", *object_of(Kind::future)};
  if (std::optional<json> called = kind == 0 ? function(place) : std::nullopt)
    return {"call", std::move(*called)};
  return {"task", task(place)};
}

/// Mostly one that exists; otherwise looking it up is an error of the program's own.
json Generator::task(Place place) {
  if (!spawned_.empty() && !chance(10)) return pick(spawned_);
  return "t" + std::to_string(number(place.rung, rungs)) + "_" + std::to_string(number(0, 2));
}

json Generator::value() {
  static const std::vector<json> values = {
      nullptr, true, 1, 2, 1.5, "text", json::array({1, "two"})};
  return pick(values);
}

}  // namespace fuzz
