#include "stage/live_transport.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "aio/errors.hpp"
#include "net/errors.hpp"
#include "net/response.hpp"

namespace stage {

namespace {

/// The server's own explanation in a JSON body, which GitHub and many others call "message".
std::string message_in(const net::Response& response) {
  try {
    const nlohmann::json body = net::parse_json(response.body, response.url);
    const auto message = body.is_object() ? body.find("message") : body.end();
    if (message != body.end() && message->is_string()) return message->get<std::string>();
  } catch (const net::InvalidJson&) {
  }
  return response.reason;
}

/// Lives as long as a request is in flight.
class LiveRequest {
 public:
  LiveRequest(LiveOperations& operations, LiveTransport::Note note, const net::Request& request)
      : outer_(request.while_in_flight),
        operation_(operations.start()),
        note_(std::move(note)),
        label_(request.label()) {}
  LiveRequest(const LiveRequest&) = delete;
  LiveRequest& operator=(const LiveRequest&) = delete;

  ~LiveRequest() {
    if (!future_ || !future_->done() || future_->cancelled()) return;
    if (const std::exception_ptr failure = future_->state()->failure()) {
      note_(label_ + ": " + aio::exception_message(failure));
    } else if (const net::Response& response = future_->result(); !response.ok()) {
      note_(label_ + ": " + std::to_string(response.status) + " " + message_in(response));
    }
  }

  [[nodiscard]] LiveOperation::Completion completion() const { return operation_->completion(); }
  void watch(aio::Future<net::Response> future) { future_ = std::move(future); }

 private:
  std::shared_ptr<const void> outer_;  // somebody else's, released with this
  std::unique_ptr<LiveOperation> operation_;
  LiveTransport::Note note_;
  std::string label_;
  std::optional<aio::Future<net::Response>> future_;
};

}  // namespace

LiveTransport::LiveTransport(net::Transport& network, LiveOperations& operations, Note note)
    : network_(network), operations_(operations), note_(std::move(note)) {}

aio::Future<net::Response> LiveTransport::send(net::Request request) {
  const auto live = std::make_shared<LiveRequest>(operations_, note_, request);
  request.while_in_flight = live;
  request.on_answer = live->completion();
  aio::Future<net::Response> answer = network_.send(std::move(request));
  live->watch(answer);
  return answer;
}

}  // namespace stage
