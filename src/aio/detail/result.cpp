#include "aio/detail/result.hpp"

#include <cxxabi.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <typeinfo>

namespace aio::detail {

namespace {

/// Whether `catch (const E&)` would catch the exception being handled, at the cost of a second throw.
template <class E>
bool catches() noexcept {
  try {
    throw;
  } catch (const E&) {
    return true;
  } catch (...) {
    return false;
  }
}

/// A cache of recently thrown types that `catch (const E&)` does not catch.
template <class E>
class Others {
 public:
  [[nodiscard]] static bool has(const std::type_info& type) noexcept {
    return places[place(type)] == &type;
  }
  static void add(const std::type_info& type) noexcept { places[place(type)] = &type; }

 private:
  static constexpr std::size_t count = 16;

  static std::size_t place(const std::type_info& type) noexcept {
    constexpr std::size_t apart = 16;  // the usual distance between two of them in bytes
    return reinterpret_cast<std::uintptr_t>(&type) / apart % count;
  }

  static inline thread_local constinit std::array<const std::type_info*, count> places{};
};

/// Whether the exception being handled is an E. Nearly always decided by its type, without a second throw.
template <class E>
bool handling() noexcept {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) return false;  // from another language
  if (*type == typeid(E)) return true;
  if (Others<E>::has(*type)) return false;
  const bool derived = catches<E>();
  if (!derived) Others<E>::add(*type);
  return derived;
}

}  // namespace

bool handling_cancelled_error() noexcept { return handling<CancelledError>(); }

bool handling_generator_exit() noexcept { return handling<GeneratorExit>(); }

bool is_cancelled_error(const std::exception_ptr& exception) noexcept {
  try {
    std::rethrow_exception(exception);
  } catch (const CancelledError&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace aio::detail
