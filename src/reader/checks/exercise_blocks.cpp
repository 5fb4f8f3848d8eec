#include "reader/checks/exercise_blocks.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace reader {
namespace {

Runs result_of(const Check& check, const Verdict& verdict, std::string_view trace) {
  if (verdict.passed) return {{.text = "✓ Passed: " + check.says + "."}};
  const std::string step = std::to_string(verdict.step);
  return {{.text = "× Not yet: " + check.says + ". "},
          {.text = "At step " + step, .href = "#step=" + step + "&trace=" + std::string(trace)},
          {.text = ", " + verdict.words + "."}};
}

void write_judgement(const Exercise& exercise, const Judgement& judgement, std::string_view trace,
                     BundleWriter& out) {
  std::vector<Runs> results;
  for (std::size_t i = 0; i < exercise.checks.size(); ++i)
    results.push_back(result_of(exercise.checks[i], judgement.verdicts[i], trace));
  out.list(results);
  if (judgement.passed) {
    out.paragraph({{.text = "Solved: the run passes every check."}});
    return;
  }
  const auto first = std::ranges::find(judgement.verdicts, false, &Verdict::passed);
  if (first == judgement.verdicts.end()) {
    out.paragraph({{.text = "Not solved yet: the program did not end."}});
    return;
  }
  const auto index = static_cast<std::size_t>(first - judgement.verdicts.begin());
  out.note("Hint", {exercise.checks[index].hint});
}

}  // namespace

void write_exercise(const Exercise& exercise, const Judgement* judgement, std::string_view trace,
                    BundleWriter& out) {
  out.note("Exercise: " + exercise.title, exercise.task);
  if (judgement != nullptr) {
    write_judgement(exercise, *judgement, trace, out);
  } else {
    out.paragraph({{.text = "On the stage, press “Edit”, change the program, and press “Run”. Then "
                            "the result of each check is shown here."}});
  }
  const bool solved = judgement != nullptr && judgement->passed;
  if (solved && exercise.next)
    out.paragraph(
        {{.text = "Next exercise: " + exercise.next->title, .href = exercise.next->href}});
  if (!exercise.place.empty())
    out.paragraph({{.text = "Back to the lesson", .href = exercise.place}});
}

}  // namespace reader
