/// A conformance program from a fuzzer's bytes: valid whatever the bytes are, and never endless.
///
///     const std::string text = fuzz::Generator(data, size).program().dump();
///
/// It follows the table of signatures, so that a new statement is in it by itself. As in
/// tests/conformance/generate.py functions form a ladder: one calls, spawns and awaits only what is
/// on higher rungs, so that nothing calls or awaits itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fuzzer/FuzzedDataProvider.h>
#include <nlohmann/json.hpp>

#include "signatures.hpp"

namespace fuzz {

class Generator {
 public:
  Generator(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}

  nlohmann::json program();

 private:
  using Json = nlohmann::json;

  /// The position of a statement.
  struct Place {
    int rung;       // of its function; main is on 0
    int generator;  // generators from this number on may be used
    int depth;      // blocks around it
  };

  int number(int least, int most) { return bytes_.ConsumeIntegralInRange(least, most); }
  bool chance(int percent) { return number(0, 99) >= 100 - percent; }
  template <class T>
  const T& pick(const std::vector<T>& choices) {
    return choices[bytes_.ConsumeIntegralInRange<std::size_t>(0, choices.size() - 1)];
  }

  Json make_objects();
  Json body(int rung);
  Json generator_body(int generator);
  Json block(Place place, int least, int most);
  Json statement(Place place);
  Json guarded(Json statement, Place place);
  /// Nothing if the program has nothing suitable.
  std::optional<Json> make(const std::string& name, const conformance::Signature& signature,
                           Place place);
  std::optional<Json> argument(conformance::Kind kind, Place place);
  std::optional<Json> object_of(conformance::Kind kind);
  std::optional<Json> function(Place place);
  const std::string& exception();
  Json item(Place place);
  Json task(Place place);
  Json value();
  std::string label() { return "x" + std::to_string(++labels_); }

  FuzzedDataProvider bytes_;
  Json objects_;
  std::vector<std::string> spawned_;  // by the function at hand
  int labels_ = 0;
  int budget_ = 0;  // statements left
};

}  // namespace fuzz
