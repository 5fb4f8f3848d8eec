#include "stage/thread_workers.hpp"

#include <utility>

namespace stage {

ThreadWorkers::~ThreadWorkers() {
  for (std::thread& thread : threads_) thread.join();
}

void ThreadWorkers::start(const demos::Job& job, std::int64_t argument, Done done) {
  threads_.emplace_back([job, argument, done = std::move(done)] { done(job.function(argument)); });
}

}  // namespace stage
