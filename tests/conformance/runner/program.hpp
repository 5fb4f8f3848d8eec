/// A conformance program that was checked: every statement, function and object in it exists.
///
///     const Program program = parse_program(text);   // throws BadProgram, which says what is wrong
#pragma once

#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

namespace conformance {

class BadProgram : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Program {
  nlohmann::json objects;    ///< name → {"type": …}
  nlohmann::json functions;  ///< name → list of statements
  long cancel_main_at = 0;   ///< before this iteration main is cancelled from outside; 0: never
  bool report_iterations = false;  ///< adds a last line with the number of iterations
};

/// @throws BadProgram
[[nodiscard]] Program parse_program(const std::string& text);

}  // namespace conformance
