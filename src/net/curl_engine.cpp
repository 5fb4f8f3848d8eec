#include "net/curl_engine.hpp"

#include <new>
#include <utility>

namespace net {

namespace {

/// libcurl's global part, set up once and kept: other users of the process may need it too.
void set_up_curl() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (done != CURLE_OK) throw std::bad_alloc();
}

CURLM* make_multi() {
  set_up_curl();
  CURLM* multi = curl_multi_init();
  if (multi == nullptr) throw std::bad_alloc();
  constexpr long connections = 100;  // aiohttp's `TCPConnector(limit=100)`
  curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections);
  return multi;
}

}  // namespace

CurlEngine::CurlEngine() : multi_(make_multi()), thread_([this] { serve(); }) {}

CurlEngine::~CurlEngine() {
  close();
  curl_multi_cleanup(multi_);
}

void CurlEngine::start(std::shared_ptr<CurlTransfer> transfer) {
  give({Verb::start, std::move(transfer)});
}

void CurlEngine::abort(std::shared_ptr<CurlTransfer> transfer) {
  give({Verb::abort, std::move(transfer)});
}

void CurlEngine::give(Order order) {
  const std::lock_guard lock(mutex_);
  if (closed_) {
    if (order.verb == Verb::start) order.transfer->refuse();
    return;
  }
  orders_.push_back(std::move(order));
  curl_multi_wakeup(multi_);
}

void CurlEngine::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    curl_multi_wakeup(multi_);
  }
  if (thread_.joinable()) thread_.join();
}

void CurlEngine::serve() {
  constexpr int longest_wait = 60'000;  // milliseconds; an order ends the wait
  while (take_orders()) {
    int left = 0;
    curl_multi_perform(multi_, &left);
    finish_transfers();
    curl_multi_poll(multi_, nullptr, 0, longest_wait, nullptr);
  }
  for (const auto& [easy, transfer] : running_) {
    curl_multi_remove_handle(multi_, easy);
    transfer->refuse();
  }
  running_.clear();
}

/// Carries out what was asked for. @returns false once the engine is closed.
bool CurlEngine::take_orders() {
  std::vector<Order> orders;
  bool closed = false;
  {
    const std::lock_guard lock(mutex_);
    orders.swap(orders_);
    closed = closed_;
  }
  for (Order& order : orders) carry_out(std::move(order));
  return !closed;
}

void CurlEngine::carry_out(Order order) {
  CURL* easy = order.transfer->easy();
  if (order.verb == Verb::abort) {
    if (running_.erase(easy) > 0) curl_multi_remove_handle(multi_, easy);
    return;
  }
  running_.emplace(easy, std::move(order.transfer));
  curl_multi_add_handle(multi_, easy);
}

void CurlEngine::finish_transfers() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    const auto found = running_.extract(message->easy_handle);
    curl_multi_remove_handle(multi_, found.key());
    found.mapped()->finish(code);
  }
}

}  // namespace net
