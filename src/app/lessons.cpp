#include "app/lessons.hpp"

#include "app/resources.hpp"
#include "course/parse.hpp"

namespace app {

const course::Demo* Lessons::find_demo(const std::string& slug, const std::string& id) const {
  const auto loaded = lessons_.find(slug);
  return loaded != lessons_.end() ? loaded->second.find_demo(id) : nullptr;
}

aio::Coroutine<> Lessons::load(std::string slug) {
  const std::string file = slug + "/lesson.json";
  const std::string text = co_await load_text(site_, root_ + file);
  lessons_.emplace(slug, course::parse_lesson(text, file));
}

aio::Coroutine<> Lessons::load_programs(std::string slug) {
  const std::string file = slug + "/programs.json";
  const std::string text = co_await load_text(site_, root_ + file);
  course::parse_programs(text, file, lessons_.at(slug));
}

}  // namespace app
