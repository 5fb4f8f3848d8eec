#include "net/curl_engine.hpp"

#include <new>
#include <utility>

namespace net {

namespace {

/// Sets up libcurl's global state once, and keeps it: other code in the process may use it too.
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

CurlEngine::CurlEngine() : multi_(make_multi()), thread_([this] { run_loop(); }) {}

CurlEngine::~CurlEngine() {
  close();
  curl_multi_cleanup(multi_);
}

void CurlEngine::start(std::shared_ptr<CurlTransfer> transfer) {
  post({Action::start, std::move(transfer)});
}

void CurlEngine::abort(std::shared_ptr<CurlTransfer> transfer) {
  post({Action::abort, std::move(transfer)});
}

void CurlEngine::post(Command command) {
  const std::lock_guard lock(mutex_);
  if (closed_) {
    if (command.action == Action::start) command.transfer->refuse();
    return;
  }
  commands_.push_back(std::move(command));
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

void CurlEngine::run_loop() {
  constexpr int longest_wait = 60'000;  // milliseconds; a command ends the wait
  while (run_commands()) {
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

/// Runs the commands that were posted.
/// @returns false once the engine is closed
bool CurlEngine::run_commands() {
  std::vector<Command> commands;
  bool closed = false;
  {
    const std::lock_guard lock(mutex_);
    commands.swap(commands_);
    closed = closed_;
  }
  for (Command& command : commands) run(std::move(command));
  return !closed;
}

void CurlEngine::run(Command command) {
  CURL* easy = command.transfer->easy();
  if (command.action == Action::abort) {
    if (running_.erase(easy) > 0) curl_multi_remove_handle(multi_, easy);
    return;
  }
  running_.emplace(easy, std::move(command.transfer));
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
