/// The thread on which all transfers of a transport run, in one multi handle of libcurl.
///
///     engine->start(transfer);    // begins it; it finishes itself
///     engine->abort(transfer);    // closes its connection, without a word
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

  // Any thread may call these.
  void start(std::shared_ptr<CurlTransfer> transfer);
  /// Without effect on one that is over.
  void abort(std::shared_ptr<CurlTransfer> transfer);
  /// Ends the thread and refuses what is in flight, and what is started later.
  void close();

 private:
  enum class Verb : std::uint8_t { start, abort };
  struct Order {
    Verb verb;
    std::shared_ptr<CurlTransfer> transfer;
  };

  void give(Order order);
  void serve();
  bool take_orders();
  void carry_out(Order order);
  void finish_transfers();

  CURLM* multi_;
  std::mutex mutex_;
  std::vector<Order> orders_;
  bool closed_ = false;
  std::unordered_map<CURL*, std::shared_ptr<CurlTransfer>> running_;  // the thread's own
  std::thread thread_;
};

}  // namespace net
