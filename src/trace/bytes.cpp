#include "trace/bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "trace/json.hpp"

namespace trace {

namespace {

static_assert(std::is_trivially_copyable_v<Event>);

std::uint32_t checksum_of(std::string_view bytes) {
  std::uint32_t sum = 2'166'136'261;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 16'777'619;
  return sum;
}

void put(std::string& bytes, const void* from, std::size_t size) {
  bytes.append(static_cast<const char*>(from), size);
}

void put_number(std::string& bytes, std::size_t number) {
  const auto narrow = static_cast<std::uint32_t>(number);
  put(bytes, &narrow, sizeof narrow);
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : at_(bytes.data()) {}

  void take(void* to, std::size_t size) {
    if (size > 0) std::memcpy(to, at_, size);
    at_ += size;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    take(&value, sizeof value);
    return value;
  }
  Event event() {
    Event value;
    take(&value, sizeof value);
    return value;
  }
  std::string_view text() {
    const std::size_t size = number();
    const std::string_view value(at_, size);
    at_ += size;
    return value;
  }
  void list(std::vector<std::uint32_t>& value) {
    value.resize(number());
    take(value.data(), value.size() * sizeof value[0]);
  }

 private:
  const char* at_;
};

/// Whether neither trace contradicts the other: all that both have is the same, so that the ids of one hold in the
/// other.
bool begins_alike(const Trace& trace, Bytes from) {
  const std::uint32_t count = from.number();
  const std::uint32_t texts = from.number();
  const std::uint32_t lists = from.number();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Event event = from.event();
    if (i < trace.events().size() && event != trace.events()[i]) return false;
  }
  for (std::uint32_t i = 1; i < texts; ++i) {
    const std::string_view text = from.text();
    if (i < trace.texts() && text != trace.text(i)) return false;
  }
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 1; i < lists; ++i) {
    from.list(list);
    if (i < trace.lists() && !std::ranges::equal(list, trace.list(i))) return false;
  }
  return true;
}

/// What stands behind the checksum.
Bytes checked(std::string_view bytes) {
  Bytes from(bytes);
  if (bytes.size() < sizeof(std::uint32_t) ||
      from.number() != checksum_of(bytes.substr(sizeof(std::uint32_t))))
    throw FormatError("it is damaged or cut off");
  return from;
}

/// Adds what `trace` has not yet.
void add_rest(Trace& trace, Bytes from) {
  const std::uint32_t count = from.number();
  const std::uint32_t texts = from.number();
  const std::uint32_t lists = from.number();
  trace.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Event event = from.event();
    if (i >= trace.events().size()) trace.add(event);
  }
  for (std::uint32_t i = 1; i < texts; ++i) {
    const std::string_view text = from.text();
    if (i >= trace.texts()) trace.keep(text);
  }
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 1; i < lists; ++i) {
    from.list(list);
    if (i >= trace.lists()) trace.keep(list);
  }
}

}  // namespace

std::string to_bytes(const Trace& trace) {
  std::string bytes(sizeof(std::uint32_t), '\0');
  const std::vector<Event>& events = trace.events();
  put_number(bytes, events.size());
  put_number(bytes, trace.texts());
  put_number(bytes, trace.lists());
  put(bytes, events.data(), events.size() * sizeof(Event));
  for (std::uint32_t i = 1; i < trace.texts(); ++i) {
    const std::string_view text = trace.text(i);
    put_number(bytes, text.size());
    put(bytes, text.data(), text.size());
  }
  for (std::uint32_t i = 1; i < trace.lists(); ++i) {
    const std::span<const std::uint32_t> list = trace.list(i);
    put_number(bytes, list.size());
    put(bytes, list.data(), list.size_bytes());
  }
  const std::uint32_t sum = checksum_of(std::string_view(bytes).substr(sizeof sum));
  std::memcpy(bytes.data(), &sum, sizeof sum);
  return bytes;
}

bool extend(Trace& trace, std::string_view bytes) {
  const Bytes from = checked(bytes);
  if (!begins_alike(trace, from)) return false;
  add_rest(trace, from);
  return true;
}

Trace from_bytes(std::string_view bytes) {
  Trace trace;
  add_rest(trace, checked(bytes));
  return trace;
}

}  // namespace trace
