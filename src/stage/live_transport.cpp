#include "stage/live_transport.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

namespace stage {

namespace {

/// The server's own explanation in a JSON body, which GitHub and many others call "message".
std::string message_in(const net::Response& response) {
  const nlohmann::json body = nlohmann::json::parse(response.body, nullptr, false);
  const auto message = body.is_object() ? body.find("message") : body.end();
  return message != body.end() && message->is_string() ? message->get<std::string>()
                                                       : response.reason;
}

std::string what_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "it failed for an unknown reason";
  }
}

/// Lives as long as a request is in flight.
class Flight {
 public:
  Flight(StageClock& clock, LiveTransport::Note note, std::string label)
      : clock_(clock), note_(std::move(note)), label_(std::move(label)) {
    clock_.begin_real_time();
  }
  Flight(const Flight&) = delete;
  Flight& operator=(const Flight&) = delete;

  ~Flight() {
    clock_.end_real_time();
    if (!future_ || !future_->done() || future_->cancelled()) return;
    if (const std::exception_ptr failure = future_->state()->failure()) {
      note_(label_ + ": " + what_of(failure));
    } else if (const net::Response& response = future_->result(); !response.ok()) {
      note_(label_ + ": " + std::to_string(response.status) + " " + message_in(response));
    }
  }

  void watch(aio::Future<net::Response> future) { future_ = std::move(future); }

 private:
  StageClock& clock_;
  LiveTransport::Note note_;
  std::string label_;
  std::optional<aio::Future<net::Response>> future_;
};

}  // namespace

LiveTransport::LiveTransport(net::Transport& network, StageClock& clock, Note note)
    : network_(network), clock_(clock), note_(std::move(note)) {}

aio::Future<net::Response> LiveTransport::send(net::Request request) {
  const auto flight = std::make_shared<Flight>(clock_, note_, request.label());
  request.while_in_flight = flight;
  aio::Future<net::Response> answer = network_.send(std::move(request));
  flight->watch(answer);
  return answer;
}

}  // namespace stage
