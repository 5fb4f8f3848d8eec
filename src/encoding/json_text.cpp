#include "encoding/json_text.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "encoding/json_writer.hpp"

namespace encoding {

namespace {

using nlohmann::json;

void write(JsonWriter& to, const json& value) {
  switch (value.type()) {
    case json::value_t::object:
      to.begin_object();
      for (const auto& [name, member] : value.get_ref<const json::object_t&>()) {
        to.key(name);
        write(to, member);
      }
      to.end_object();
      break;
    case json::value_t::array:
      to.begin_array();
      for (const json& element : value) write(to, element);
      to.end_array();
      break;
    case json::value_t::string: to.value(value.get_ref<const std::string&>()); break;
    case json::value_t::boolean: to.value(value.get<bool>()); break;
    case json::value_t::number_integer: to.value(value.get<std::int64_t>()); break;
    case json::value_t::number_unsigned: to.value(value.get<std::uint64_t>()); break;
    case json::value_t::number_float: to.real(value.get<double>()); break;
    case json::value_t::null:
    case json::value_t::binary:
    case json::value_t::discarded: to.value(nullptr); break;  // no JSON has the last two
  }
}

}  // namespace

std::string json_text(const json& value) {
  JsonWriter to;
  write(to, value);
  return std::move(to).text();
}

}  // namespace encoding
