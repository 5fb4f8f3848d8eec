// Declarations for the examples in src/net; see tools/header_examples.py.
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "aio/aio.hpp"

// net/client_session.hpp
extern net::Transport& transport;
void show(nlohmann::json);

// net/curl_engine.hpp
extern std::unique_ptr<net::CurlEngine> engine;
extern std::shared_ptr<net::CurlTransfer> transfer;

// net/curl_transfer.hpp
extern net::Request request;
extern net::Exchange* exchange;
extern CURLM* multi;
extern CURLcode code;

// net/errors.hpp
extern net::ClientSession& session;

// net/exchange.hpp
struct Library {
  void start(net::Exchange*, std::function<void(net::Response)>);
  void stop(net::Exchange*);
};
extern Library library;
extern net::Request request;
