// Declarations for the examples in src/stage; see tools/header_examples.py.
#include <memory>
#include <string>

#include "aio/aio.hpp"
#include "demos/demos.hpp"
#include "net/client_session.hpp"
#include "net/exchange.hpp"

extern aio::EventLoop& loop;
double seconds_since_start();
extern std::function<double()> real_time;
extern stage::StageClock& clock;
extern stage::Services& services;
extern stage::Recordings& recordings;
extern stage::Workers& workers;
extern net::Transport& network;

// stage/live_operations.hpp
void work(std::function<void(int)>);
void deliver(int);

// stage/live_transport.hpp
extern stage::LiveOperations& operations;
void notify(std::string_view);

// stage/outside_watch.hpp
extern std::shared_ptr<stage::AioRecorder> recorder;

// stage/watched_transport.hpp
extern std::shared_ptr<stage::AioRecorder> recorder;
extern stage::RecordedTransport& recorded;

// stage/outside_call.hpp
extern stage::OutsideWatch watch;
extern stage::LiveOperations& operations;
extern std::shared_ptr<aio::Mailbox> mailbox;

// stage/player.hpp
using demos::find;
extern double now;

// stage/recordings.hpp
extern net::Transport& site;

// stage/services.hpp
extern stage::Recordings recordings;

// stage/stage_clock.hpp
extern net::Exchange::Reply reply;
extern std::function<void(net::Exchange&)> answer;

// stage/thread_workers.hpp
extern stage::Workers::Done done;

// stage/workers.hpp
void show(std::int64_t);

// stage/machine.hpp
extern const stage::Program& program;

// stage/recorded_run.hpp
#include "stage/player.hpp"
#include "trace/json.hpp"
extern std::string text;

// stage/failure.hpp
extern std::optional<std::string> failure_;

// stage/prediction.hpp
#include "course/lesson.hpp"
#include "stage/player.hpp"
extern const course::Demo& demo;
extern stage::Player& player;
extern std::size_t chosen;

// stage/prediction_answer.hpp
extern const course::Prediction& prediction;
extern const trace::Trace& run;

// stage/prediction_cause.hpp
extern const trace::Trace& run;
extern std::size_t event;

// stage/prediction_reason.hpp
extern const course::Prediction& prediction;
extern const stage::Answer& answer;
extern const trace::Trace& run;

// stage/prediction_session.hpp
#include "course/lesson.hpp"
#include "stage/player.hpp"
extern const course::Demo& demo;
extern const stage::Program& program;
extern stage::Player& player;
extern std::size_t target;
extern std::size_t cursor;
extern std::size_t option;
void show(const stage::Question&);

// stage/recorded_runs.hpp
#include "stage/player.hpp"
extern net::Transport& site;

// stage/site_folder.hpp
extern net::Transport& site;
aio::Coroutine<> read(stage::SiteFolder&);
