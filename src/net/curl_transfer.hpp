/// One request as libcurl sees it: an easy handle, and the response as it comes in.
///
///     auto transfer = std::make_shared<net::CurlTransfer>(request, exchange->reply());
///     curl_multi_add_handle(multi, transfer->easy());
///     transfer->finish(code);   // posts the answer or the error to the loop
///
/// Created on the loop's thread, then used on the network's thread only.
#pragma once

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "net/exchange.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace net {

class CurlTransfer {
 public:
  /// @throws std::bad_alloc
  CurlTransfer(const Request& request, Exchange::Reply reply);
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  [[nodiscard]] CURL* easy() const noexcept { return easy_.get(); }

  /// Posts the result of a finished transfer to the exchange.
  void finish(CURLcode code);
  /// Fails the exchange because the transport is closing.
  void refuse() const;

 private:
  static std::size_t on_header(const char* data, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(const char* data, std::size_t one, std::size_t size, void* self);

  template <class T>
  void set(CURLoption option, T value);
  void add_header(const std::string& line);
  void set_method(const Request& request);
  void set_headers(const Request& request);
  void read_status_line(std::string_view line);

  struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  Exchange::Reply reply_;
  std::string body_;
  Response response_;
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::array<char, CURL_ERROR_SIZE> detail_{};
  std::unique_ptr<CURL, FreeEasy>
      easy_;  // last, to be destroyed first: it refers to all the others
};

}  // namespace net
