#include "stage/recorded_runs.hpp"

#include <exception>
#include <utility>

#include "aio/task.hpp"
#include "stage/recorded_run.hpp"
#include "trace/base64.hpp"
#include "trace/bytes.hpp"
#include "trace/json.hpp"

namespace stage {

/// A run of the program: waits until its trace is there.
class RecordedRuns::Playing final : public Machine {
 public:
  Playing(RecordedRuns& runs, std::shared_ptr<const Run> run)
      : runs_(runs), run_(std::move(run)), recorded_(run_->trace) {
    follow();
  }

  Advance advance() override {
    if (!finished()) runs_.folder_.pump();
    follow();
    return finished() ? Advance::finished : Advance::waiting;
  }
  [[nodiscard]] const trace::Trace& trace() const noexcept override { return recorded_.trace(); }
  [[nodiscard]] bool finished() const noexcept override {
    return recorded_.finished() || run_->problem;
  }
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override {
    return run_->problem ? run_->problem : recorded_.failure();
  }
  [[nodiscard]] double time() const override { return recorded_.time(); }
  void hold() noexcept override {}

 private:
  void follow() {
    if (run_->loaded && !recorded_.finished()) recorded_.finish();
  }

  RecordedRuns& runs_;
  std::shared_ptr<const Run> run_;
  RecordedRun recorded_;
};

RecordedRuns::RecordedRuns(net::Transport& site, std::string folder,
                           std::function<double()> real_time)
    : folder_(site, std::move(folder), std::move(real_time)) {}

Program RecordedRuns::program_of(const std::string& name) {
  return {.start = [this, name](Network) { return std::make_unique<Playing>(*this, load(name)); },
          .repeats = Repeats::always,
          .checked = true};
}

std::shared_ptr<const RecordedRuns::Run> RecordedRuns::load(const std::string& name) {
  std::shared_ptr<Run>& run = runs_[name];
  if (run && !run->problem) return run;
  run = std::make_shared<Run>();
  folder_.loop().create_task(fetch(run, name), name);
  return run;
}

aio::Coroutine<> RecordedRuns::fetch(std::shared_ptr<Run> run, std::string name) {
  const std::string file = name + ".txt";
  try {
    *run->trace = trace::from_bytes(trace::from_base64(co_await folder_.fetch(file)));
    run->loaded = true;
  } catch (const trace::FormatError& error) {
    run->problem = "The recording " + folder_.url() + file + " cannot be read: " + error.what() +
                   ". Restart the demo to try again.";
  } catch (const std::exception& error) {
    run->problem = error.what();
  }
}

}  // namespace stage
