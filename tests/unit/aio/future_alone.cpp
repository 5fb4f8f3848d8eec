#include "future_alone.hpp"

namespace future_alone {

aio::Coroutine<int> value_of(aio::Future<Unheard> future) { co_return (co_await future).value; }

}  // namespace future_alone
