// Runs conformance programs on the scheduler.
//     conformance_runner PROGRAM.json     the log, one event a line
//     conformance_runner --jsonl          one program a line in, one JSON array of lines out
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "interpreter.hpp"

namespace {

constexpr int usage_error = 2;

std::vector<std::string> run(const std::string& text) {
  return conformance::Interpreter(conformance::parse_program(text)).run();
}

int run_lines() {
  std::string line;
  for (long number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      std::cout << nlohmann::json(run(line)).dump() << std::endl;
    } catch (const conformance::BadProgram& error) {
      std::cerr << "line " << number << ": " << error.what() << '\n';
      return usage_error;
    }
  }
  return 0;
}

int run_file(const char* path) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return usage_error;
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  try {
    for (const std::string& line : run(text)) std::cout << line << '\n';
  } catch (const conformance::BadProgram& error) {
    std::cerr << path << ": " << error.what() << '\n';
    return usage_error;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || (argv[1][0] == '-' && std::string(argv[1]) != "--jsonl")) {
    std::cerr << "usage: conformance_runner PROGRAM.json | conformance_runner --jsonl\n";
    return usage_error;
  }
  return argv[1][0] == '-' ? run_lines() : run_file(argv[1]);
}
