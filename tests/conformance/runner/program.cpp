#include "program.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "signatures.hpp"
#include "values.hpp"

namespace conformance {

namespace {

using nlohmann::json;

class Checker {
 public:
  explicit Checker(const Program& program) : program_(program) {}

  void check() {
    for (const auto& [name, object] : program_.objects.items()) check_object(name, object);
    for (const auto& [name, body] : program_.functions.items()) {
      place_ = "function '" + name + "'";
      check_block(body, true);
    }
    if (!program_.functions.contains("main")) throw BadProgram("there is no function 'main'");
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw BadProgram(place_ + ": " + message);
  }

  void check_object(const std::string& name, const json& object) {
    place_ = "object '" + name + "'";
    const std::string type = object.is_object() ? object.value("type", "") : "";
    const auto needs = [&](const char* field) {
      if (!object.contains(field) || !object[field].is_number_integer())
        fail("a " + type + " needs a whole number as \"" + field + "\"");
    };
    if (type == "semaphore" || type == "bounded_semaphore") {
      needs("value");
    } else if (type == "barrier") {
      needs("parties");
    } else if (type == "queue" || type == "priority_queue" || type == "lifo_queue") {
      if (object.contains("maxsize")) needs("maxsize");
    } else if (type != "lock" && type != "event" && type != "condition" && type != "future") {
      fail("unknown type '" + type + "'");
    }
  }

  void check_block(const json& block, bool top_level = false) {
    if (!block.is_array()) fail("a list of statements was expected, not " + block.dump());
    for (const json& statement : block) check_statement(statement, top_level);
  }

  void check_statement(const json& statement, bool top_level) {
    if (!statement.is_array() || statement.empty() || !statement[0].is_string())
      fail("a statement is a list that begins with its name, not " + statement.dump());
    const auto name = statement[0].get<std::string>();
    if (top_level && name == "yield") {
      check_arguments(statement, {{Kind::any}, 1});
      return;
    }
    if (top_level && name == "yield_finally") {
      check_arguments(statement, {{Kind::any, Kind::block}, 2});
      return;
    }
    const auto found = signatures().find(name);
    if (found == signatures().end()) fail("unknown statement '" + name + "'");
    check_arguments(statement, found->second);
  }

  void check_arguments(const json& statement, const Signature& signature) {
    const std::size_t given = statement.size() - 1;
    if (given < signature.required || given > signature.arguments.size())
      fail("'" + statement[0].get<std::string>() + "' takes " +
           std::to_string(signature.arguments.size()) + " arguments, not " + std::to_string(given));
    for (std::size_t i = 0; i < given; ++i)
      check_argument(statement, signature.arguments[i], statement[i + 1]);
  }

  void check_argument(const json& statement, Kind kind, const json& argument) {
    const auto require = [&](bool right, const char* expected) {
      if (!right)
        fail("'" + statement[0].get<std::string>() + "' needs " + expected + ", not " +
             argument.dump());
    };
    switch (kind) {
      case Kind::any:
      case Kind::label: return;
      case Kind::number: return require(argument.is_number(), "a number");
      case Kind::seconds: return require(is_seconds(argument), "a number of seconds");
      case Kind::seconds_or_none:
        return require(is_seconds(argument) || argument.is_null(), "a number of seconds or null");
      case Kind::string:
      case Kind::new_task:
      case Kind::task: return require(argument.is_string(), "a name");
      case Kind::string_or_none:
        return require(argument.is_string() || argument.is_null(), "a text or null");
      case Kind::boolean: return require(argument.is_boolean(), "true or false");
      case Kind::count:
        return require(argument.is_number_integer() && argument.get<long>() >= 0,
                       "a whole number that is not negative");
      case Kind::block: return check_block(argument);
      case Kind::function:
      case Kind::generator: return check_function(argument);
      case Kind::exception:
      case Kind::simple_exception: return check_exception(argument);
      case Kind::return_when:
        return require(argument == "FIRST_COMPLETED" || argument == "FIRST_EXCEPTION" ||
                           argument == "ALL_COMPLETED",
                       "FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED");
      case Kind::tasks:
        require(argument.is_array() && std::ranges::all_of(argument, &json::is_string),
                "a list of names");
        return;
      case Kind::item: return check_item(argument);
      case Kind::items:
        require(argument.is_array(), "a list of items");
        for (const json& item : argument) check_item(item);
        return;
      case Kind::children:
        require(argument.is_array(), "a list of [name, function]");
        for (const json& child : argument) {
          require(child.is_array() && child.size() == 2 && child[0].is_string(),
                  "a list of [name, function]");
          check_function(child[1]);
        }
        return;
      case Kind::handlers:
        require(argument.is_array(), "a list of [exception, statements]");
        for (const json& handler : argument) {
          require(handler.is_array() && handler.size() == 2, "a list of [exception, statements]");
          check_exception(handler[0]);
          check_block(handler[1]);
        }
        return;
      default: return check_object_name(argument, object_types(kind));
    }
  }

  void check_function(const json& name) {
    if (!name.is_string() || !program_.functions.contains(name.get<std::string>()))
      fail("unknown function " + name.dump());
  }

  void check_exception(const json& name) {
    if (!name.is_string() || !is_exception_name(name.get<std::string>()))
      fail("unknown exception " + name.dump());
  }

  void check_item(const json& item) {
    if (!item.is_array() || item.size() != 2 || !item[1].is_string())
      fail("an item is [\"task\" | \"call\" | \"object\", name], not " + item.dump());
    if (item[0] == "call") return check_function(item[1]);
    if (item[0] == "object") return check_object_name(item[1], {"future"});
    if (item[0] != "task") fail("unknown kind of item " + item[0].dump());
  }

  void check_object_name(const json& name, const std::vector<std::string_view>& types) {
    if (!name.is_string() || !program_.objects.contains(name.get<std::string>()))
      fail("unknown object " + name.dump());
    const auto type = program_.objects[name.get<std::string>()]["type"].get<std::string>();
    if (std::ranges::find(types, type) == types.end())
      fail("object " + name.dump() + " is a " + type + ", which cannot be used here");
  }

  const Program& program_;
  std::string place_;
};

}  // namespace

Program parse_program(const std::string& text) {
  json source;
  try {
    source = json::parse(text);
  } catch (const json::parse_error& error) {
    throw BadProgram(std::string("not JSON: ") + error.what());
  }
  if (!source.is_object()) throw BadProgram("a program is a JSON object");
  Program program{source.value("objects", json::object()),
                  source.value("functions", json::object()), 0};
  if (!program.objects.is_object()) throw BadProgram("\"objects\" is no JSON object");
  if (!program.functions.is_object()) throw BadProgram("\"functions\" is no JSON object");
  if (source.contains("cancel_main_at")) {
    if (!source["cancel_main_at"].is_number_integer())
      throw BadProgram("\"cancel_main_at\" is no whole number");
    program.cancel_main_at = source["cancel_main_at"].get<long>();
  }
  program.report_iterations = source.value("report_iterations", false);
  Checker(program).check();
  return program;
}

}  // namespace conformance
