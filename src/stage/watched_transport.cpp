#include "stage/watched_transport.hpp"

#include <exception>
#include <optional>
#include <string>

#include "stage/outside_watch.hpp"

namespace stage {

namespace {

/// Lives as long as a request is in flight.
class WatchedRequest {
 public:
  explicit WatchedRequest(std::shared_ptr<const void> outer) : outer_(std::move(outer)) {}
  WatchedRequest(const WatchedRequest&) = delete;
  WatchedRequest& operator=(const WatchedRequest&) = delete;

  ~WatchedRequest() {
    if (!watch_ || !future_->done() || future_->cancelled()) return;
    if (const std::exception_ptr failure = future_->state()->failure()) {
      watch_->fails(failure);
    } else {
      const net::Response& response = future_->result();
      watch_->ends_as(trace::Outcome::returned,
                      std::to_string(response.status) + " " + response.reason);
    }
  }

  void start(OutsideWatch watch, aio::Future<net::Response> future) {
    watch_.emplace(std::move(watch));
    future_ = std::move(future);
  }

 private:
  std::shared_ptr<const void> outer_;
  std::optional<OutsideWatch> watch_;
  std::optional<aio::Future<net::Response>> future_;
};

}  // namespace

aio::Future<net::Response> WatchedTransport::send(net::Request request) {
  const auto watched = std::make_shared<WatchedRequest>(std::move(request.while_in_flight));
  const std::string label = request.label();
  request.while_in_flight = watched;
  aio::Future<net::Response> answer = network_.send(std::move(request));
  if (!answer.done()) watched->start({recorder_, trace::OutsideKind::request, label}, answer);
  return answer;
}

}  // namespace stage
