// Where the files that tests read are: the build tells each program of tests. They are a source of their own, because
// all others then compile to the same in every checkout, and the compiler's cache has them.
//   std::ifstream file(std::string(places::compiled_course) + "/course.json");
#pragma once

namespace places {

extern const char* const repository;
extern const char* const python;   // the interpreter
extern const char* const content;  // the course's folder, with a folder for each lesson; or empty
extern const char* const compiled_course;  // what the content compiler writes of it; or empty
extern const char* const fonts;            // the site's fonts; or empty

}  // namespace places
