// Declarations for the examples in src/reader; see tools/header_examples.py.
#include <cstddef>
#include <string>

#include "reader/checks/judge.hpp"
#include "trace/recording.hpp"

extern const trace::Recording& recording;
extern const reader::Exercise& exercise;

// reader/checks/calls_at_once.hpp
extern const trace::Trace& run;
void show(std::size_t step, std::size_t calls);

// reader/checks/exercise.hpp
extern const std::string& text;

// reader/checks/exercise_blocks.hpp
extern const reader::Judgement& judgement;
extern reader::BundleWriter& out;

// reader/checks/judge.hpp
void show(std::size_t step);

// reader/checks/printed.hpp
extern const trace::Trace& run;
