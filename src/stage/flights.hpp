/// What is under way in the world outside for as long as that takes: live requests and workers.
///
///     stage::Flights flights(clock, real_time);
///     std::unique_ptr<stage::Flight> flight = flights.take_off();   // from now on time is real
///     work([land = flight->landing()](int n) { land([n] { deliver(n); }); });   // on any thread
///     flights.pump();   // before each callback of the loop
///
/// The moment of an answer is taken when it comes, not when the stage looks: what took 0.3 s arrives
/// on the stage's clock 0.3 s after it was asked for, also where the learner was thinking meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "stage/stage_clock.hpp"

namespace stage {

class Flights;

/// One of them. While it is in the air the stage's clock follows real time; destroying it gives up
/// what would still have arrived. Used on the loop's thread alone, but for its landing.
class Flight {
 public:
  /// How it ends: may be copied, called once, on any thread, also after the flight is given up.
  /// `arrive` is called on the loop's thread when the clock is there; see StageClock::arrive_at.
  using Landing = std::function<void(std::function<void()> arrive)>;

  ~Flight();
  Flight(const Flight&) = delete;
  Flight& operator=(const Flight&) = delete;

  [[nodiscard]] Landing landing() const;

 private:
  friend class Flights;
  explicit Flight(Flights& flights);
  void land(double real_time, std::function<void()> arrive);

  Flights& flights_;
  StageClock::Departure departure_;
  std::optional<StageClock::Arrival> arrival_;  // once it is known
};

class Flights {
 public:
  /// `real_time` as Services has it. The clock must outlive this, and this its flights.
  Flights(StageClock& clock, std::function<double()> real_time);

  [[nodiscard]] std::unique_ptr<Flight> take_off();

  /// Takes what has landed since the last call.
  void pump();

 private:
  friend class Flight;

  struct Landed {
    std::uint64_t id;
    double real_time;
    std::function<void()> arrive;
  };
  /// What other threads may touch, also when the flights are gone.
  struct Airfield {
    std::function<double()> real_time;
    std::mutex mutex;
    std::vector<Landed> landed;
  };

  StageClock& clock_;
  std::shared_ptr<Airfield> airfield_;
  std::vector<Flight*> all_;
};

}  // namespace stage
