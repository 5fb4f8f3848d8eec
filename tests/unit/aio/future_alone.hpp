/// A coroutine in a file that includes future.hpp by itself.
///
///     int value = loop.run_until_complete(future_alone::value_of(future));
#pragma once

#include "aio/future.hpp"

namespace future_alone {

/// A result that no other file of the tests awaits, so that none can lend its code for it.
struct Unheard {
  int value = 0;
};

aio::Coroutine<int> value_of(aio::Future<Unheard> future);

}  // namespace future_alone
