#include "net/exchange.hpp"

#include <utility>

#include "aio/event_loop.hpp"

namespace net {

/// The timer of `Request::timeout`.
class Exchange::Deadline final : public aio::TimerHandle {
 public:
  explicit Deadline(Exchange& exchange) : TimerHandle(&on_handle), exchange_(&exchange) {}

 private:
  static void on_handle(aio::Handle& handle, aio::HandleOp op, aio::HandleInfo* info) {
    Exchange& exchange = *static_cast<Deadline&>(handle).exchange_;
    if (op == aio::HandleOp::describe) {
      *info = {aio::HandleKind::timeout, nullptr, exchange.label_};
    } else if (op == aio::HandleOp::run) {
      exchange.fail(aio::TimeoutError(exchange.label_ + ": no answer in time"));
    }
  }

  Exchange* exchange_;
};

void Exchange::Reply::post(std::function<void(Exchange&)> function) const {
  std::function<void()> deliver = [mailbox = mailbox_, exchange = exchange_,
                                   function = std::move(function)]() mutable {
    mailbox->post([exchange, function = std::move(function)] {
      if (*exchange != nullptr) function(**exchange);
    });
  };
  if (on_answer_) {
    on_answer_(std::move(deliver));
  } else {
    deliver();
  }
}

Exchange::Exchange(aio::EventLoop& loop, Request request)
    : OutsideOperation(loop),
      request_(std::move(request)),
      label_(request_.label()),
      future_(loop, aio::AwaitKind::network, label_, [this] { delete this; }) {
  reply_.mailbox_ = loop.mailbox();
  reply_.on_answer_ = request_.on_answer;
  reply_.exchange_ = std::make_shared<Exchange*>(this);
  if (request_.timeout) {
    deadline_ = std::make_unique<Deadline>(*this);
    loop.schedule_at(*deadline_, loop.time() + *request_.timeout);
  }
}

Exchange::~Exchange() { *reply_.exchange_ = nullptr; }

void Exchange::succeed(Response response) {
  if (response.reason.empty()) response.reason = standard_reason(response.status);
  future_.set_result(std::move(response));
  delete this;
}

void Exchange::fail(std::exception_ptr error) {
  future_.set_exception(std::move(error));
  delete this;
}

}  // namespace net
