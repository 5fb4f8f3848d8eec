/// What can go wrong with a request, mirroring aiohttp's exception hierarchy.
///
///     try {
///       net::Response user = co_await session.get("/users/1");
///       user.raise_for_status();
///     } catch (const net::ClientResponseError& error) {
///       std::printf("the server answered %d\n", error.status());
///     } catch (const net::ClientConnectionError& error) {
///       std::puts("no answer at all");
///     } catch (const aio::TimeoutError&) {
///       std::puts("Request::timeout is over");
///     }
///
/// A browser tells a page less than a socket tells a program: where it keeps a reason to itself,
/// the error says so instead of guessing.
/// Source: `aiohttp/client_exceptions.py`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "aio/errors.hpp"
#include "net/headers.hpp"

namespace net {

/// Base of the errors of requests. A timeout is an `aio::TimeoutError` and no ClientError.
class ClientError : public aio::Error {
 public:
  using Error::Error;
};

/// The request's URL cannot be fetched: it is malformed or neither http nor https.
class InvalidURL : public ClientError {
 public:
  InvalidURL(std::string_view url, std::string_view why);
};

/// There was no answer.
class ClientConnectionError : public ClientError {
 public:
  using ClientError::ClientError;
};

/// Why a connection could not be made, as far as that is known.
enum class ConnectFailure : std::uint8_t {
  unknown,         ///< the browser does not say
  refused,         ///< nobody listens there, or no route leads there
  name_not_found,  ///< there is no host of that name
  tls,             ///< the secure connection failed, for instance over a bad certificate
  offline,         ///< the browser knows that it is offline
  cors,            ///< the server answers, but does not allow this page to read the answer
};

/// The connection could not be made. In a browser, also whatever it does not tell apart from that:
/// a connection dropped before the answer.
class ClientConnectorError : public ClientConnectionError {
 public:
  /// `detail` is the cause for people, in brackets behind the host: aiohttp's `strerror`.
  ClientConnectorError(std::string_view url, ConnectFailure cause, std::string_view detail);

  [[nodiscard]] ConnectFailure cause() const noexcept { return cause_; }

 private:
  ConnectFailure cause_;
};

/// The server closed the connection before it answered.
class ServerDisconnectedError : public ClientConnectionError {
 public:
  ServerDisconnectedError() : ClientConnectionError("Server disconnected") {}
};

/// The answer began, but its body is incomplete or broken.
class ClientPayloadError : public ClientError {
 public:
  explicit ClientPayloadError(std::string_view detail);
};

/// An answer that the program does not accept: a status of 400 or more, for `raise_for_status()`.
/// `what()` reads as aiohttp's: `404, message='Not Found', url='https://…'`.
class ClientResponseError : public ClientError {
 public:
  ClientResponseError(int status, std::string message, std::string url, Headers headers);

  [[nodiscard]] int status() const noexcept { return status_; }
  /// The reason phrase, or what else is wrong.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  [[nodiscard]] const Headers& headers() const noexcept { return headers_; }
  /// See `Response::rate_limited`.
  [[nodiscard]] bool rate_limited() const;

 private:
  int status_;
  std::string message_;
  std::string url_;
  Headers headers_;
};

/// `json()` of an answer that does not say that it is JSON.
class ContentTypeError : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};

/// Too many redirects.
class TooManyRedirects : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};

/// Text that is no JSON, and where. Source: Python's `json.JSONDecodeError`, a ValueError too.
class InvalidJson : public aio::ValueError {
 public:
  /// `offset` is the byte of `text` at which it went wrong, `source` names it: a URL or a file.
  InvalidJson(std::string_view why, std::string_view text, std::size_t offset,
              std::string_view source);

  /// Both count from 1; a column is a byte.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  [[nodiscard]] std::size_t column() const noexcept { return column_; }
  /// Counts from 0.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

 private:
  struct Place;
  InvalidJson(std::string_view why, const Place& place, std::string_view source);

  std::size_t line_;
  std::size_t column_;
  std::size_t offset_;
};

}  // namespace net
