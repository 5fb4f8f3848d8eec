#include "net/transport.hpp"

namespace net {

Transport& default_transport() {
  static const std::unique_ptr<Transport> transport = make_network_transport();
  return *transport;
}

}  // namespace net
