// Declarations for the examples in src/demos; see tools/header_examples.py.
#include "aio/aio.hpp"

extern aio::EventLoop& loop;
extern demos::Environment& env;

// demos/demos.hpp
extern demos::Environment& environment;

// demos/json_text.hpp
#include <nlohmann/json.hpp>
extern const nlohmann::json& user;
