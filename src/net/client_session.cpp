#include "net/client_session.hpp"

#include <optional>
#include <utility>

#include "aio/async_with.hpp"
#include "aio/errors.hpp"
#include "aio/timeout.hpp"

namespace net {

namespace detail {

struct SessionState {
  Transport& transport;
  std::string base_url;
  bool closed = false;
};

}  // namespace detail

aio::Future<Response> PendingRequest::send() {
  if (session_->closed) throw aio::RuntimeError("Session is closed");
  return session_->transport.send(std::move(request_));
}

aio::Coroutine<Response> PendingRequest::aenter() {
  if (!request_.timeout) co_return co_await send();
  request_ = prepared(std::move(request_));  // what is wrong with it is told before the time runs
  const double limit = *std::exchange(request_.timeout, std::nullopt);
  co_return co_await aio::async_with(
      aio::timeout(limit),
      [this](aio::Timeout&) -> aio::Coroutine<Response> { co_return co_await send(); });
}

ClientSession::ClientSession(Transport& transport, std::string base_url)
    : state_(std::make_shared<detail::SessionState>(transport, std::move(base_url))) {}

ClientSession::ClientSession(std::string base_url)
    : ClientSession(default_transport(), std::move(base_url)) {}

PendingRequest ClientSession::request(std::string method, std::string_view url,
                                      RequestOptions options) const {
  Request request{.method = std::move(method),
                  .url = with_query(join_url(state_->base_url, url), options.params)};
  request.headers = std::move(options.headers);
  request.body = std::move(options.body);
  request.timeout = options.timeout;
  return {state_, std::move(request)};
}

void ClientSession::close() const noexcept { state_->closed = true; }

bool ClientSession::closed() const noexcept { return state_->closed; }

aio::Coroutine<bool> ClientSession::aexit(std::exception_ptr /*exception*/) const {
  close();
  co_return false;
}

}  // namespace net
