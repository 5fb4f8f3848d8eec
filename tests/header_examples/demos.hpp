// What the examples of src/demos take for granted; tools/header_examples.py says how.
#include "aio/aio.hpp"

extern aio::EventLoop& loop;
extern demos::Environment& env;

// demos/demos.hpp
extern demos::Environment& environment;

// demos/words.hpp
#include <nlohmann/json.hpp>
extern const nlohmann::json& user;
