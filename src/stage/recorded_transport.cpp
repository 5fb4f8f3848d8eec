#include "stage/recorded_transport.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

#include "net/exchange.hpp"

namespace stage {

/// A request in flight. It may end before its answer is due: cancelled, timed out or with its loop.
class RecordedTransport::Flight final : public net::Exchange {
 public:
  Flight(RecordedTransport& transport, aio::EventLoop& loop, net::Request request)
      : Exchange(loop, std::move(request)),
        transport_(transport),
        key_(this->request().method + " " + this->request().url),
        sent_(loop.time()) {
    transport_.unsettled_.push_back(this);
    transport_.recordings_.load(key_);
  }

  ~Flight() override {
    std::erase(transport_.unsettled_, this);
    if (arrival_) transport_.clock_.cancel(*arrival_);
  }

  [[nodiscard]] bool loaded() const { return transport_.recordings_.loaded(key_); }

  /// The recording is here: the answer arrives in its time.
  void settle() {
    try {
      const Recording recording = transport_.recordings_.get(key_);
      arrive_at(sent_ + recording.delay, [response = recording.response](net::Exchange& exchange) {
        exchange.succeed(response);
      });
    } catch (...) {
      arrive_at(sent_, [error = std::current_exception()](net::Exchange& exchange) {
        exchange.fail(error);
      });
    }
  }

 private:
  void arrive_at(double when, std::function<void(net::Exchange&)> answer) {
    arrival_ = transport_.clock_.arrive_at(
        when, [reply = reply(), answer = std::move(answer)] { reply.post(answer); });
  }

  RecordedTransport& transport_;
  std::string key_;
  double sent_;
  std::optional<StageClock::Arrival> arrival_;
};

aio::Future<net::Response> RecordedTransport::send(net::Request request) {
  auto* flight = new Flight(*this, aio::get_running_loop(), net::prepared(std::move(request)));
  return flight->future();  // the loop owns the flight
}

bool RecordedTransport::settle() {
  if (unsettled_.empty()) return true;
  recordings_.pump();
  if (!std::ranges::all_of(unsettled_, &Flight::loaded)) return false;
  // All at once and in the order of sending, so that it does not matter which file came first.
  for (Flight* flight : std::exchange(unsettled_, {})) flight->settle();
  return true;
}

}  // namespace stage
