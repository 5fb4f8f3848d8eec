#include "aio/executor.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "aio/errors.hpp"

namespace aio {

namespace {

/// Like `threading.excepthook`: an exception from a job must end neither the thread nor the program.
void carry_out(const std::function<void()>& work) noexcept {
  try {
    work();
  } catch (const std::exception& error) {
    std::fputs(
        ("aio: exception in a job of a thread pool: " + std::string(error.what()) + "\n").c_str(),
        stderr);
  } catch (...) {
    std::fputs("aio: exception in a job of a thread pool\n", stderr);
  }
}

class ThreadPool final : public Executor {
 public:
  explicit ThreadPool(unsigned threads) : limit_(threads) {}

  ~ThreadPool() override {
    std::deque<std::function<void()>>
        dropped;  // destroyed without the lock, which destructors may need
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
      dropped.swap(queue_);
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void submit(std::function<void()> work) override {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(std::move(work));
      if (idle_ < queue_.size() && threads_.size() < limit_) add_thread();
    }
    changed_.notify_one();
  }

 private:
  void add_thread() {
    try {
      threads_.emplace_back([this] { serve(); });
    } catch (const std::exception& error) {
      if (!threads_.empty()) return;  // an existing thread will run it
      queue_.pop_back();              // must never run after the caller got an exception
      throw RuntimeError(std::string("can't start new thread: ") + error.what());
    }
  }

  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      ++idle_;
      changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
      --idle_;
      if (queue_.empty()) return;
      std::function<void()> work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      carry_out(work);
      work = nullptr;
      lock.lock();
    }
  }

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool closing_ = false;
};

}  // namespace

std::shared_ptr<Executor> make_thread_pool(unsigned threads) {
  constexpr unsigned most = 32;  // ThreadPoolExecutor: min(32, processors + 4)
  constexpr unsigned extra = 4;
  if (threads == 0)
    threads = std::min(most, std::max(1U, std::thread::hardware_concurrency()) + extra);
  return std::make_shared<ThreadPool>(threads);
}

}  // namespace aio
