/// A request in flight: the part that all transports share. For implementing a transport.
///
///     struct MyExchange : net::Exchange {
///       using Exchange::Exchange;
///       ~MyExchange() override { library.stop(this); }
///     };
///     auto* exchange = new MyExchange(aio::get_running_loop(), request);   // the loop owns it
///     library.start(exchange, [reply = exchange->reply()](net::Response response) {
///       reply.post([response](net::Exchange& e) { e.succeed(response); });   // from any thread
///     });
///     net::Response response = co_await exchange->future();
///
/// It ends, and is deleted, when it succeeds or fails, when its future is cancelled, when its timeout
/// expires, or with its loop. Its destructor aborts the request if it is still in flight.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "aio/future.hpp"
#include "aio/handle.hpp"
#include "aio/operation_future.hpp"
#include "aio/outside.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace net {

class Exchange : public aio::OutsideOperation {
 public:
  /// A handle to an exchange that other threads can hold, and that may outlive it.
  class Reply {
   public:
    /// Calls `function` on the loop's thread, unless the exchange has ended by then. The request's
    /// `on_answer` may delay the call. May be called on any thread.
    void post(std::function<void(Exchange&)> function) const;

   private:
    friend class Exchange;
    std::shared_ptr<aio::Mailbox> mailbox_;
    std::function<void(std::function<void()>)> on_answer_;  // the request's
    std::shared_ptr<Exchange*> exchange_;  // null once it has ended; read on the loop's thread only
  };

  /// `request` must come from `prepared()`.
  Exchange(aio::EventLoop& loop, Request request);
  ~Exchange() override;

  [[nodiscard]] const Request& request() const noexcept { return request_; }
  [[nodiscard]] const Reply& reply() const noexcept { return reply_; }
  /// Cancelling the future ends the exchange at once.
  [[nodiscard]] aio::Future<Response> future() const { return future_.future(); }

  /// Set the future's result or exception and delete the exchange.
  void succeed(Response response);
  void fail(std::exception_ptr error);
  template <class E>
  void fail(E error) {
    fail(std::make_exception_ptr(std::move(error)));
  }

 private:
  class Deadline;

  Request request_;
  std::string label_;
  Reply reply_;
  aio::OperationFuture<Response> future_;
  std::unique_ptr<Deadline> deadline_;
};

}  // namespace net
