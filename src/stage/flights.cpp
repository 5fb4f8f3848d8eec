#include "stage/flights.hpp"

#include <algorithm>
#include <utility>

namespace stage {

Flight::Flight(Flights& flights) : flights_(flights), departure_(flights.clock_.begin_real_time()) {
  flights_.all_.push_back(this);
}

Flight::~Flight() {
  std::erase(flights_.all_, this);
  if (arrival_) {
    flights_.clock_.cancel(*arrival_);
  } else {
    flights_.clock_.end_real_time(departure_);
  }
}

Flight::Landing Flight::landing() const {
  return [airfield = flights_.airfield_, id = departure_.id](std::function<void()> arrive) {
    const std::scoped_lock lock(airfield->mutex);
    airfield->landed.push_back({id, airfield->real_time(), std::move(arrive)});
  };
}

void Flight::land(double real_time, std::function<void()> arrive) {
  flights_.clock_.end_real_time(departure_);
  arrival_ = flights_.clock_.arrive_at(departure_.time + (real_time - departure_.real_time),
                                       std::move(arrive));
}

Flights::Flights(StageClock& clock, std::function<double()> real_time)
    : clock_(clock), airfield_(std::make_shared<Airfield>(std::move(real_time))) {}

std::unique_ptr<Flight> Flights::take_off() { return std::unique_ptr<Flight>(new Flight(*this)); }

void Flights::pump() {
  if (all_.empty()) return;
  std::vector<Landed> landed;
  {
    const std::scoped_lock lock(airfield_->mutex);
    landed = std::exchange(airfield_->landed, {});
  }
  for (Landed& one : landed) {
    const auto flight =
        std::ranges::find(all_, one.id, [](const Flight* each) { return each->departure_.id; });
    if (flight != all_.end()) (*flight)->land(one.real_time, std::move(one.arrive));
  }
}

}  // namespace stage
