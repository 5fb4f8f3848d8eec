#include "net/exchange.hpp"

#include <utility>

#include "aio/event_loop.hpp"

namespace net {

/// The future of an answer: cancelling it ends the exchange at once, without a callback in between.
class Exchange::ResponseFuture final : public aio::detail::FutureState<Response> {
  using Base = aio::detail::FutureState<Response>;

 public:
  ResponseFuture(Exchange& exchange, std::string label)
      : Base(exchange.loop()), exchange_(&exchange), label_(std::move(label)) {}

  bool cancel(const aio::CancelMessage& message) override {
    const bool accepted = Base::cancel(message);
    if (accepted) delete exchange_;
    return accepted;
  }

  [[nodiscard]] aio::AwaitInfo describe() const override {
    aio::AwaitInfo info(aio::AwaitKind::network);
    info.label = label_;
    return info;
  }

  void detach() noexcept { exchange_ = nullptr; }

 private:
  Exchange* exchange_;
  std::string label_;
};

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
  std::function<void()> let_in = [mailbox = mailbox_, exchange = exchange_,
                                  function = std::move(function)]() mutable {
    mailbox->post([exchange, function = std::move(function)] {
      if (*exchange != nullptr) function(**exchange);
    });
  };
  if (on_answer_) {
    on_answer_(std::move(let_in));
  } else {
    let_in();
  }
}

Exchange::Exchange(aio::EventLoop& loop, Request request)
    : OutsideOperation(loop),
      request_(std::move(request)),
      label_(request_.label()),
      future_(new ResponseFuture(*this, label_)) {
  reply_.mailbox_ = loop.mailbox();
  reply_.on_answer_ = request_.on_answer;
  reply_.exchange_ = std::make_shared<Exchange*>(this);
  if (request_.timeout) {
    deadline_ = std::make_unique<Deadline>(*this);
    loop.schedule_at(*deadline_, loop.time() + *request_.timeout);
  }
}

Exchange::~Exchange() {
  *reply_.exchange_ = nullptr;
  future_->detach();
}

aio::Future<Response> Exchange::future() const {
  return aio::Future<Response>(aio::detail::Ref<aio::detail::FutureState<Response>>(future_.get()));
}

void Exchange::succeed(Response response) {
  if (response.reason.empty()) response.reason = standard_reason(response.status);
  future_->set_result(std::move(response));
  delete this;
}

void Exchange::fail(std::exception_ptr error) {
  future_->set_exception(std::move(error));
  delete this;
}

}  // namespace net
