// Declarations for the examples in src/reader; see tools/header_examples.py.
#include "trace/recording.hpp"

// reader/run_lesson.hpp
extern const trace::Recording& recording;

// reader/saved.hpp
extern const trace::Recording& recording;
