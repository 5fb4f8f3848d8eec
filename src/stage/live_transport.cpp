#include "stage/live_transport.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "aio/errors.hpp"

namespace stage {

namespace {

/// The server's own explanation in a JSON body, which GitHub and many others call "message".
std::string message_in(const net::Response& response) {
  const nlohmann::json body = nlohmann::json::parse(response.body, nullptr, false);
  const auto message = body.is_object() ? body.find("message") : body.end();
  return message != body.end() && message->is_string() ? message->get<std::string>()
                                                       : response.reason;
}

/// Lives as long as a request is in flight.
class LiveFlight {
 public:
  LiveFlight(Flights& flights, LiveTransport::Note note, std::string label)
      : flight_(flights.take_off()), note_(std::move(note)), label_(std::move(label)) {}
  LiveFlight(const LiveFlight&) = delete;
  LiveFlight& operator=(const LiveFlight&) = delete;

  ~LiveFlight() {
    if (!future_ || !future_->done() || future_->cancelled()) return;
    if (const std::exception_ptr failure = future_->state()->failure()) {
      note_(label_ + ": " + aio::exception_message(failure));
    } else if (const net::Response& response = future_->result(); !response.ok()) {
      note_(label_ + ": " + std::to_string(response.status) + " " + message_in(response));
    }
  }

  [[nodiscard]] Flight::Landing landing() const { return flight_->landing(); }
  void watch(aio::Future<net::Response> future) { future_ = std::move(future); }

 private:
  std::unique_ptr<Flight> flight_;
  LiveTransport::Note note_;
  std::string label_;
  std::optional<aio::Future<net::Response>> future_;
};

}  // namespace

LiveTransport::LiveTransport(net::Transport& network, Flights& flights, Note note)
    : network_(network), flights_(flights), note_(std::move(note)) {}

aio::Future<net::Response> LiveTransport::send(net::Request request) {
  const auto flight = std::make_shared<LiveFlight>(flights_, note_, request.label());
  request.while_in_flight = flight;
  request.on_answer = flight->landing();
  aio::Future<net::Response> answer = network_.send(std::move(request));
  flight->watch(answer);
  return answer;
}

}  // namespace stage
