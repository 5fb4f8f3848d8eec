/// What can go wrong with a request, mirroring aiohttp's exception hierarchy.
///
///     try {
///       net::Response user = co_await session.get("/users/1");
///       user.raise_for_status();
///     } catch (const net::ClientResponseError& error) {
///       std::printf("the server responded with %d\n", error.status());
///     } catch (const net::ClientConnectionError& error) {
///       std::puts("no response at all");
///     } catch (const aio::TimeoutError&) {
///       std::puts("Request::timeout has expired");
///     }
///
/// A browser tells a page less about a failure than a socket tells a program. Where it gives no
/// reason, the error says so instead of guessing.
/// Source: `aiohttp/client_exceptions.py`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "aio/errors.hpp"
#include "net/headers.hpp"

namespace net {

/// Base class of request errors. A timeout is an `aio::TimeoutError`, not a ClientError.
class ClientError : public aio::Error {
 public:
  using Error::Error;
};

/// The request's URL cannot be fetched: it is malformed or neither http nor https.
class InvalidURL : public ClientError {
 public:
  InvalidURL(std::string_view url, std::string_view why);
};

/// No response was received.
class ClientConnectionError : public ClientError {
 public:
  using ClientError::ClientError;
};

/// Why a connection could not be made, if known.
enum class ConnectFailure : std::uint8_t {
  unknown,         ///< the browser does not say
  refused,         ///< nothing listens on that port, or the host is unreachable
  name_not_found,  ///< no host has that name
  tls,             ///< the secure connection failed, for instance because of a bad certificate
  offline,         ///< the browser knows that it is offline
  cors,            ///< the server responds, but does not allow this page to read the response
};

/// The connection could not be made. In a browser this includes connections that were dropped before
/// the response, which it does not distinguish.
class ClientConnectorError : public ClientConnectionError {
 public:
  /// `detail` describes the cause, and follows the host in brackets: aiohttp's `strerror`.
  ClientConnectorError(std::string_view url, ConnectFailure cause, std::string_view detail);

  [[nodiscard]] ConnectFailure cause() const noexcept { return cause_; }

 private:
  ConnectFailure cause_;
};

/// The server closed the connection before it responded.
class ServerDisconnectedError : public ClientConnectionError {
 public:
  ServerDisconnectedError() : ClientConnectionError("Server disconnected") {}
};

/// The response began, but its body is incomplete or broken.
class ClientPayloadError : public ClientError {
 public:
  explicit ClientPayloadError(std::string_view detail);
};

/// A response that the program does not accept: `raise_for_status()` throws it for a status of 400 or more.
/// `what()` reads as aiohttp's: `404, message='Not Found', url='https://…'`.
class ClientResponseError : public ClientError {
 public:
  ClientResponseError(int status, std::string message, std::string url, Headers headers);

  [[nodiscard]] int status() const noexcept { return status_; }
  /// The reason phrase, or a description of what is wrong.
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

/// `json()` of a response whose Content-Type is not JSON.
class ContentTypeError : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};

/// Too many redirects.
class TooManyRedirects : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};

/// A text is not valid JSON. Source: Python's `json.JSONDecodeError`, which is a ValueError too.
class InvalidJson : public aio::ValueError {
 public:
  /// `offset` is the byte of `text` at which parsing failed. `source` names the text: a URL or a file.
  InvalidJson(std::string_view why, std::string_view text, std::size_t offset,
              std::string_view source);

  /// Counted from 1; columns are counted in bytes.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  [[nodiscard]] std::size_t column() const noexcept { return column_; }
  /// Bytes from the start of the text.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

 private:
  struct Position;
  InvalidJson(std::string_view why, const Position& position, std::string_view source);

  std::size_t line_;
  std::size_t column_;
  std::size_t offset_;
};

}  // namespace net
