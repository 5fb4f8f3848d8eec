// Declarations for the examples in src/encoding; see tools/header_examples.py.
#include <string_view>

// encoding/json_writer.hpp
void send(std::string_view);

// encoding/json_text.hpp
#include <nlohmann/json.hpp>
