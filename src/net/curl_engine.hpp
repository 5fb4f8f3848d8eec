/// The thread on which all transfers of a transport run, in one multi handle of libcurl.
///
///     engine->start(transfer);    // begins it; it reports its own end
///     engine->abort(transfer);    // closes its connection and reports nothing
///
/// One thread serves any number of transfers and any number of loops.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "net/curl_transfer.hpp"

namespace net {

class CurlEngine {
 public:
  CurlEngine();
  CurlEngine(const CurlEngine&) = delete;
  CurlEngine& operator=(const CurlEngine&) = delete;
  ~CurlEngine();

  // These may be called on any thread.
  void start(std::shared_ptr<CurlTransfer> transfer);
  /// Has no effect on a finished transfer.
  void abort(std::shared_ptr<CurlTransfer> transfer);
  /// Ends the thread and fails all transfers, in flight or started later.
  void close();

 private:
  enum class Action : std::uint8_t { start, abort };
  struct Command {
    Action action;
    std::shared_ptr<CurlTransfer> transfer;
  };

  void post(Command command);
  void run_loop();
  bool run_commands();
  void run(Command command);
  void finish_transfers();

  CURLM* multi_;
  std::mutex mutex_;
  std::vector<Command> commands_;
  bool closed_ = false;
  std::unordered_map<CURL*, std::shared_ptr<CurlTransfer>> running_;  // used by the thread only
  std::thread thread_;
};

}  // namespace net
