// A table: types of results against the entrances that pass them on. That this compiles is most of the test.
// What is refused is in tests/unit/aio/refused.
#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stack>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

using Number = std::unique_ptr<int>;

/// Has a copy constructor that does not compile, which nothing but its author can know.
struct Page {
  std::vector<Number> rows;
};

/// Neither copied nor made without an argument.
struct User {
  explicit User(int i) : id(i) {}
  User(const User&) = delete;
  User(User&&) = default;
  User& operator=(const User&) = delete;
  User& operator=(User&&) = default;
  ~User() = default;
  int id;
};

/// Made with an argument alone, and can be moved but not assigned.
struct Fixed {
  explicit Fixed(int i) : id(i) {}
  const int id;
};

/// A container of itself, as a type for JSON is.
struct Document {
  using value_type = Document;
  using allocator_type = std::allocator<Document>;
  int number;
};

}  // namespace

template <>
inline constexpr bool copyable<Page> = false;

namespace {

/// One of each type, of value 7, and what its value is.
template <class T>
struct Sample;

template <>
struct Sample<Number> {
  static Number make() { return std::make_unique<int>(7); }
  static int value(const Number& number) { return *number; }
};
template <>
struct Sample<User> {
  static User make() { return User(7); }
  static int value(const User& user) { return user.id; }
};
template <>
struct Sample<Fixed> {
  static Fixed make() { return Fixed(7); }
  static int value(const Fixed& fixed) { return fixed.id; }
};
template <>
struct Sample<Page> {
  static Page make() {
    Page page;
    page.rows.push_back(std::make_unique<int>(7));
    return page;
  }
  static int value(const Page& page) { return *page.rows.at(0); }
};
template <>
struct Sample<std::string> {
  static std::string make() { return "a text that is too long to be in the string itself: 7"; }
  static int value(const std::string& text) { return text.back() - '0'; }
};
/// Any container that has `emplace`.
template <class Container>
struct ListSample {
  static Container make() {
    Container container;
    container.emplace(container.end(), std::make_unique<int>(7));
    return container;
  }
  static int value(const Container& container) { return **container.begin(); }
};
template <>
struct Sample<std::vector<Number>> : ListSample<std::vector<Number>> {};
template <>
struct Sample<std::deque<Number>> : ListSample<std::deque<Number>> {};
template <class Map>
struct MapSample {
  static Map make() {
    Map map;
    map.emplace("key", std::make_unique<int>(7));
    return map;
  }
  static int value(const Map& map) { return *map.at("key"); }
};
template <>
struct Sample<std::map<std::string, Number>> : MapSample<std::map<std::string, Number>> {};
template <>
struct Sample<std::unordered_map<std::string, Number>>
    : MapSample<std::unordered_map<std::string, Number>> {};
template <>
struct Sample<std::pair<int, std::vector<Number>>> {
  static auto make() { return std::pair(1, Sample<std::vector<Number>>::make()); }
  static int value(const std::pair<int, std::vector<Number>>& pair) { return *pair.second.at(0); }
};
template <>
struct Sample<std::tuple<int, std::vector<User>>> {
  static std::tuple<int, std::vector<User>> make() {
    std::vector<User> users;
    users.emplace_back(7);
    return {1, std::move(users)};
  }
  static int value(const std::tuple<int, std::vector<User>>& users) {
    return std::get<1>(users).at(0).id;
  }
};
inline int seven = 7;
template <>
struct Sample<int&> {
  static int& make() { return seven; }
  static int value(const int& number) {
    EXPECT_EQ(&number, &seven);
    return number;
  }
};
template <>
struct Sample<const std::string&> {
  static const std::string& make() {
    static const std::string text = "7";
    return text;
  }
  static int value(const std::string& text) {
    EXPECT_EQ(&text, &make());
    return text.back() - '0';
  }
};

using Types =
    testing::Types<Number, User, Fixed, Page, std::string, std::vector<Number>, std::deque<Number>,
                   std::map<std::string, Number>, std::unordered_map<std::string, Number>,
                   std::pair<int, std::vector<Number>>, std::tuple<int, std::vector<User>>, int&,
                   const std::string&>;

template <class T>
struct ResultOfType : testing::Test {
  static Coroutine<T> load() {
    co_await sleep(0);
    co_return Sample<T>::make();
  }
  static void expect(const Stored<T>& stored) { EXPECT_EQ(Sample<T>::value(stored), 7); }
  /// Runs `program` as a task on virtual time.
  template <class Program>
  static void play(Program program) {
    VirtualClock clock;
    run(program(), clock);
  }
};
TYPED_TEST_SUITE(ResultOfType, Types);

TYPED_TEST(ResultOfType, IsAwaitedFromACoroutineAndATask) {
  this->play([this]() -> Coroutine<> {
    this->expect(co_await this->load());
    this->expect(co_await create_task(this->load()));
    const Task<TypeParam> task = create_task(this->load());
    this->expect(co_await task);
    Task<TypeParam> given = create_task(this->load());
    this->expect(co_await std::move(given));
  });
}

TYPED_TEST(ResultOfType, ComesOutOfARun) {
  VirtualClock clock;
  this->expect(run(this->load(), clock));
  EventLoop loop(clock);
  this->expect(loop.run_until_complete(this->load()));
  const auto task = loop.create_task(this->load());
  this->expect(loop.run_until_complete(task));
  Runner runner(clock);
  this->expect(runner.run(this->load()));
}

TYPED_TEST(ResultOfType, IsSetOnAFuture) {
  this->play([this]() -> Coroutine<> {
    const auto future = get_running_loop().template create_future<TypeParam>();
    future.set_result(Sample<TypeParam>::make());
    this->expect(future.result());
    this->expect(co_await future);
  });
}

TYPED_TEST(ResultOfType, IsGathered) {
  this->play([this]() -> Coroutine<> {
    auto [a, b] = co_await gather(this->load(), create_task(this->load()));
    this->expect(a);
    this->expect(b);
    std::vector<Coroutine<TypeParam>> many;
    many.push_back(this->load());
    for (const auto& each : co_await gather(std::move(many))) this->expect(each);
    const std::vector<AnyFuture<TypeParam>> some{ensure_future(this->load())};
    for (const auto& each : co_await gather(some)) this->expect(each);
  });
}

TYPED_TEST(ResultOfType, IsGatheredAsAnOutcome) {
  this->play([this]() -> Coroutine<> {
    auto [a] = co_await gather(return_exceptions, this->load());
    this->expect(*a);
    std::vector<Coroutine<TypeParam>> many;
    many.push_back(this->load());
    for (const auto& each : co_await gather(return_exceptions, std::move(many)))
      this->expect(*each);
  });
}

TYPED_TEST(ResultOfType, IsWaitedFor) {
  this->play([this]() -> Coroutine<> {
    this->expect(co_await wait_for(this->load(), 1));
    this->expect(co_await wait_for(create_task(this->load()), std::nullopt));
    const auto done = get_running_loop().template create_future<TypeParam>();
    done.set_result(Sample<TypeParam>::make());
    this->expect(co_await wait_for(done, 0));
  });
}

TYPED_TEST(ResultOfType, IsWaitedForWithOthers) {
  this->play([this]() -> Coroutine<> {
    const auto [done, pending] = co_await wait(std::vector{create_task(this->load())});
    this->expect(done.at(0).result());
    auto completed = as_completed(std::vector{create_task(this->load())});
    while (const auto task = co_await completed.next()) this->expect(task->result());
  });
}

TYPED_TEST(ResultOfType, IsShielded) {
  this->play([this]() -> Coroutine<> {
    this->expect(co_await shield(this->load()));
    const Task<TypeParam> done = create_task(this->load());
    co_await wait(std::vector{done});
    this->expect(co_await shield(done));
  });
}

TYPED_TEST(ResultOfType, ComesOutOfABlock) {
  this->play([this]() -> Coroutine<> {
    Lock lock;
    this->expect(co_await async_with(lock, [this] { return this->load(); }));
    this->expect(co_await async_with(timeout(1), [this](Timeout&) { return this->load(); }));
    this->expect(co_await async_with(TaskGroup(), [this](TaskGroup& group) -> Coroutine<TypeParam> {
      co_return co_await group.create_task(this->load());
    }));
    this->expect(
        co_await async_with(AsyncExitStack(), [this](AsyncExitStack&) { return this->load(); }));
  });
}

/// A manager that passes its resource to the block.
template <class T>
struct Giver {
  Coroutine<T> aenter() { co_return Sample<T>::make(); }
  Coroutine<bool> aexit(std::exception_ptr /*exception*/) { co_return false; }
};

TYPED_TEST(ResultOfType, IsGivenToABlock) {
  this->play([this]() -> Coroutine<> {
    co_await async_with(Giver<TypeParam>(), [this](auto& given) -> Coroutine<> {
      this->expect(given);
      co_return;
    });
    co_await async_with(AsyncExitStack(), [this](AsyncExitStack& stack) -> Coroutine<> {
      this->expect(co_await stack.enter_async_context(Giver<TypeParam>()));
    });
  });
}

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TYPED_TEST(ResultOfType, ComesFromAThread) {
  this->play([this]() -> Coroutine<> {
    this->expect(co_await to_thread([]() -> TypeParam { return Sample<TypeParam>::make(); }));
  });
}
#endif

TYPED_TEST(ResultOfType, GoesThroughQueuesAndGenerators) {
  if constexpr (!std::is_reference_v<TypeParam>) {
    this->play([this]() -> Coroutine<> {
      struct Less {
        bool operator()(const TypeParam& a, const TypeParam& b) const {
          return Sample<TypeParam>::value(a) < Sample<TypeParam>::value(b);
        }
      };
      Queue<TypeParam> queue;
      LifoQueue<TypeParam> stack;
      PriorityQueue<TypeParam, Less> heap;
      const auto pass = [this](auto& through) -> Coroutine<> {
        co_await through.put(Sample<TypeParam>::make());
        through.put_nowait(Sample<TypeParam>::make());
        this->expect(co_await through.get());
        this->expect(through.get_nowait());
      };
      co_await pass(queue);
      co_await pass(stack);
      co_await pass(heap);
      AsyncGenerator<TypeParam> generator = []() -> AsyncGenerator<TypeParam> {
        co_yield Sample<TypeParam>::make();
      }();
      while (const auto item = co_await generator.next()) this->expect(*item);
    });
  }
}

TEST(SharedResult, IsCopiedIfPossible) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task([]() -> Coroutine<std::vector<std::string>> {
                co_return std::vector<std::string>{"kept"};
              }());
              log((co_await task).at(0), (co_await task).at(0), task.result().at(0));
            }),
            "kept kept kept");
}

TEST(Copyable, LooksIntoContainers) {
  static_assert(copyable<int> && copyable<std::string> && copyable<std::vector<std::string>>);
  static_assert(copyable<std::shared_ptr<Number>> && copyable<std::function<void(Number)>>);
  static_assert(copyable<std::map<int, std::tuple<int, std::optional<std::string>>>>);
  static_assert(copyable<std::vector<bool>> && copyable<std::expected<void, std::exception_ptr>>);
  static_assert(copyable<std::reference_wrapper<Number>> && copyable<Unit>);
  static_assert(!copyable<Number> && !copyable<std::vector<std::deque<Number>>>);
  static_assert(!copyable<std::array<std::vector<Number>, 2>> && !copyable<std::set<Number>>);
  static_assert(!copyable<std::tuple<int, std::map<int, Number>>>);
  static_assert(!copyable<std::variant<int, std::vector<Number>>>);
  static_assert(!copyable<std::expected<std::vector<Number>, int>>);
  static_assert(!copyable<std::stack<Number>>);
  static_assert(copyable<Document> && copyable<std::vector<Document>>);
}

/// Swallows every exception of its block.
struct Swallower {
  Coroutine<> aenter() { co_return; }
  Coroutine<bool> aexit(std::exception_ptr /*exception*/) { co_return true; }
};

TEST(ASwallowedException, LeavesAResultThatCannotBeMadeOutOfNothingMissing) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto fail = []() -> Coroutine<User> {
                throw ValueError("why");
                co_return User(1);
              };
              try {
                co_await async_with(Swallower(), fail);
              } catch (const RuntimeError& error) {
                log(error.what());
                try {
                  std::rethrow_if_nested(error);
                } catch (const ValueError& cause) {
                  log(cause.what());
                }
              }
            }),
            "async_with: the block's exception was swallowed, so it has no result | why");
}

}  // namespace
}  // namespace aio
