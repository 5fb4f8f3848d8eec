#include <string>

#include "course/json_cursor.hpp"
#include "net/errors.hpp"
#include "net/response.hpp"

namespace course {

nlohmann::json parse_document(std::string_view json, std::string_view where) {
  try {
    return net::parse_json(json, where);
  } catch (const net::InvalidJson& error) {
    fail_at(where, "line " + std::to_string(error.line()) + ", column " +
                       std::to_string(error.column()) +
                       " is not valid JSON; the file may be damaged or cut off");
  }
}

}  // namespace course
