/// The statements of the language and what each takes.
///
///     const Signature& signature = signatures().at("sleep");   // {{Kind::number}, 1}
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

/// What an argument of a statement must be.
enum class Kind {
  any,
  label,  // any, as an identifier in the log
  number,
  seconds,  // a number, or one that JSON cannot represent: "nan", "inf", "-inf"
  seconds_or_none,
  string,
  string_or_none,
  boolean,
  count,
  block,
  handlers,
  function,
  generator,  // a function that yields
  new_task,   // a name for one
  task,
  tasks,
  exception,
  simple_exception,  // no group
  item,
  items,
  children,
  return_when,
  lockable,
  event,
  condition,
  queue,
  barrier,
  future,
};

struct Signature {
  std::vector<Kind> arguments;
  std::size_t required;  // the others may be left out
};

/// All statements but those of generators.
const std::map<std::string, Signature, std::less<>>& signatures();

/// The object types that an argument of this kind may name; none if it names no object.
std::vector<std::string_view> object_types(Kind kind);

}  // namespace conformance
