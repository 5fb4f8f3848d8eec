#include "stage/recorded_transport.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

#include "net/exchange.hpp"

namespace stage {

/// A request in flight. It may end before its response is due: cancelled, timed out or with its loop.
class RecordedTransport::Exchange final : public net::Exchange {
 public:
  Exchange(RecordedTransport& transport, aio::EventLoop& loop, net::Request request)
      : net::Exchange(loop, std::move(request)),
        transport_(transport),
        key_(this->request().method + " " + this->request().url),
        sent_(loop.time()) {
    transport_.unsettled_.push_back(this);
    transport_.recordings_.load(key_);
  }

  ~Exchange() override {
    std::erase(transport_.unsettled_, this);
    if (arrival_) transport_.clock_.cancel(*arrival_);
  }

  [[nodiscard]] bool loaded() const { return transport_.recordings_.loaded(key_); }

  /// Schedules the answer, once the recording is loaded.
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
  auto* exchange = new Exchange(*this, aio::get_running_loop(), net::prepared(std::move(request)));
  return exchange->future();  // the loop owns the exchange
}

bool RecordedTransport::settle() {
  if (unsettled_.empty()) return true;
  recordings_.pump();
  if (!std::ranges::all_of(unsettled_, &Exchange::loaded)) return false;
  // All at once and in the order of sending, so that the order in which files arrive does not matter.
  for (Exchange* exchange : std::exchange(unsettled_, {})) exchange->settle();
  return true;
}

}  // namespace stage
