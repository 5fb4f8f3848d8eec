#include "stage/recordings.hpp"

#include <exception>
#include <nlohmann/json.hpp>
#include <utility>

#include "encoding/json_text.hpp"
#include "net/errors.hpp"

namespace stage {

namespace {

/// To the program, a recording that cannot be loaded is a response that never came.
[[noreturn]] void refuse(const std::string& what) { throw net::ClientConnectionError(what); }

[[noreturn]] void refuse_broken(const std::string& file, const std::string& why) {
  refuse("The recording " + file + " is broken: " + why + ". Build the site again.");
}

nlohmann::json parse_json(const std::string& text, const std::string& file) {
  try {
    return net::parse_json(text, "the file");
  } catch (const net::InvalidJson& error) {
    refuse_broken(file, error.what());
  }
}

Recording parse(const std::string& text, const std::string& file) {
  const nlohmann::json envelope = parse_json(text, file);
  try {
    Recording recording;
    recording.delay = envelope.at("delay").get<double>();
    if (recording.delay < 0) refuse_broken(file, "its delay is less than 0 seconds");
    net::Response& response = recording.response;
    response.status = envelope.at("status").get<int>();
    if (response.status < 100 || response.status > 599)
      refuse_broken(file, "its status is not between 100 and 599");
    response.reason = envelope.value("reason", "");
    response.url = envelope.at("request").at("url").get<std::string>();
    for (const auto& [name, value] : envelope.at("headers").items()) {
      response.headers.add(name, value.get<std::string>());
    }
    response.body = envelope.contains("text") ? envelope["text"].get<std::string>()
                                              : encoding::json_text(envelope.at("body"));
    return recording;
  } catch (const nlohmann::json::exception& error) {
    refuse_broken(file, error.what());
  }
}

}  // namespace

Recordings::Recordings(net::Transport& site, std::string folder, std::function<double()> real_time)
    : folder_(site, std::move(folder), std::move(real_time)) {}

aio::Coroutine<Recordings::Index> Recordings::fetch_index() {
  const std::string file = "index.json";
  const std::string text = co_await folder_.fetch(file);
  try {
    co_return parse_json(text, folder_.url() + file).get<Index>();
  } catch (const nlohmann::json::exception& error) {
    refuse_broken(folder_.url() + file, error.what());
  }
}

aio::Coroutine<Recording> Recordings::fetch_recording(std::string request) {
  const Index index = co_await *index_;
  const auto entry = index.find(request);
  if (entry == index.end()) {
    refuse("There is no recording of " + request +
           ". Record it as a file in the lesson's api folder, or use the live network.");
  }
  const std::string text = co_await folder_.fetch(entry->second);
  co_return parse(text, folder_.url() + entry->second);
}

void Recordings::load(const std::string& request) {
  if (recordings_.contains(request)) return;
  // After a failure the list is fetched again, even if some requests still wait for the failed one.
  if (!index_ || (index_->done() && index_->exception() != nullptr))
    index_ = folder_.loop().create_task(fetch_index(), "index.json");
  recordings_.emplace(request, folder_.loop().create_task(fetch_recording(request), request));
}

bool Recordings::loaded(const std::string& request) const {
  const auto found = recordings_.find(request);
  return found != recordings_.end() && found->second.done();
}

Recording Recordings::get(const std::string& request) {
  const aio::Task<Recording> task = recordings_.at(request);
  if (task.exception() != nullptr) recordings_.erase(request);
  return task.result();
}

}  // namespace stage
