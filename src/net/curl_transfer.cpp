#include "net/curl_transfer.hpp"

#include <new>
#include <string>
#include <utility>

#include "net/errors.hpp"
#include "net/text.hpp"

namespace net {

namespace {

constexpr long most_redirections = 10;  // aiohttp's `max_redirects`

/// Reports a transfer's error, on the loop's thread.
void fail(Exchange& exchange, CURLcode code, const std::string& detail, bool answered,
          Response response) {
  const std::string& url = exchange.request().url;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return exchange.fail(ClientConnectorError(url, ConnectFailure::name_not_found, detail));
    case CURLE_COULDNT_CONNECT:
      return exchange.fail(ClientConnectorError(url, ConnectFailure::refused, detail));
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
      return exchange.fail(ClientConnectorError(url, ConnectFailure::tls, detail));
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:  // a redirect to something that is not http or https
      return exchange.fail(InvalidURL(response.url, detail));
    case CURLE_TOO_MANY_REDIRECTS:
      return exchange.fail(TooManyRedirects(response.status, "Too many redirects",
                                            std::move(response.url), std::move(response.headers)));
    case CURLE_OPERATION_TIMEDOUT:  // the connection's own limit
      return exchange.fail(aio::TimeoutError(detail));
    default:
      if (answered) return exchange.fail(ClientPayloadError(detail));
      if (code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) {
        return exchange.fail(ServerDisconnectedError());
      }
      return exchange.fail(ClientConnectionError(detail));
  }
}

}  // namespace

CurlTransfer::CurlTransfer(const Request& request, Exchange::Reply reply)
    : reply_(std::move(reply)), body_(request.body), easy_(curl_easy_init()) {
  if (easy_ == nullptr) throw std::bad_alloc();
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_MAXREDIRS, most_redirections);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ACCEPT_ENCODING, "");  // everything that libcurl can decode, as a browser does
  set(CURLOPT_USERAGENT,
      "Loopstep");  // some services, GitHub's among them, refuse a request without one
  set(CURLOPT_ERRORBUFFER, detail_.data());
  set(CURLOPT_HEADERFUNCTION, &on_header);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, &on_body);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set_method(request);
  set_headers(request);
}

template <class T>
void CurlTransfer::set(CURLoption option, T value) {
  if (curl_easy_setopt(easy_.get(), option, value) != CURLE_OK) throw std::bad_alloc();
}

void CurlTransfer::set_method(const Request& request) {
  if (request.method == "HEAD") {
    set(CURLOPT_NOBODY, 1L);
    return;
  }
  if (request.method == "POST" || !body_.empty()) {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, body_.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
  }
  // A method that libcurl knows must not be set by name, because it would survive a redirect that
  // changes it.
  if (request.method != "GET" && request.method != "POST")
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void CurlTransfer::set_headers(const Request& request) {
  for (const auto& [name, value] : request.headers) {
    std::string line = name;
    if (trimmed(value).empty()) {
      line += ';';  // libcurl's syntax for an empty header; "Name:" would remove it
    } else {
      (line += ": ") += value;
    }
    add_header(line);
  }
  if (!request.headers.contains("Content-Type"))
    add_header("Content-Type:");  // otherwise libcurl sends a form's
  add_header("Expect:");          // browsers send a body without asking first
  set(CURLOPT_HTTPHEADER, headers_.get());
}

void CurlTransfer::add_header(const std::string& line) {
  curl_slist* first = curl_slist_append(headers_.get(), line.c_str());
  if (first == nullptr) throw std::bad_alloc();
  if (headers_ == nullptr) headers_.reset(first);  // later ones are appended to it
}

std::size_t CurlTransfer::on_header(const char* data, std::size_t /*one*/, std::size_t size,
                                    void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) {
    transfer.read_status_line(trimmed(line));
  } else {
    add_header_line(transfer.response_.headers, line);
  }
  return size;
}

/// Begins a response. After a redirect or a 1xx status another one follows.
void CurlTransfer::read_status_line(std::string_view line) {
  response_ = {};
  const std::size_t code = line.find(' ');
  const std::size_t reason = line.find(' ', code == std::string_view::npos ? code : code + 1);
  if (reason != std::string_view::npos) response_.reason = trimmed(line.substr(reason));
}

std::size_t CurlTransfer::on_body(const char* data, std::size_t /*one*/, std::size_t size,
                                  void* self) {
  static_cast<CurlTransfer*>(self)->response_.body.append(data, size);
  return size;
}

void CurlTransfer::finish(CURLcode code) {
  long status = 0;
  const char* url = nullptr;
  curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy(), CURLINFO_EFFECTIVE_URL, &url);
  response_.status = static_cast<int>(status);
  if (url != nullptr) response_.url = url;
  if (code == CURLE_OK) {
    reply_.post([response = std::move(response_)](Exchange& exchange) mutable {
      exchange.succeed(std::move(response));
    });
    return;
  }
  std::string detail = detail_.front() != '\0' ? detail_.data() : curl_easy_strerror(code);
  reply_.post([code, detail = std::move(detail), answered = status != 0,
               response = std::move(response_)](Exchange& exchange) {
    fail(exchange, code, detail, answered, response);
  });
}

void CurlTransfer::refuse() const {
  reply_.post(
      [](Exchange& exchange) { exchange.fail(ClientConnectionError("Connector is closed.")); });
}

}  // namespace net
