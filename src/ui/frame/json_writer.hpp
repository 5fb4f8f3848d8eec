// Writes JSON text piece by piece, without building a document first: for what goes to the host in
// every frame in which something changed.
//   ui::JsonWriter json;
//   json.begin_object().key("id").value("stage/step").key("w").value(54.5F).end_object();
//   send(json.text());
#pragma once

#include <string>
#include <string_view>

namespace ui {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view words);
  JsonWriter& value(const char* words) { return value(std::string_view(words)); }
  JsonWriter& value(const std::string& words) { return value(std::string_view(words)); }
  JsonWriter& value(bool yes);
  JsonWriter& value(int number);
  // Rounded to hundredths, which is finer than any screen; not finite reads as 0.
  JsonWriter& value(double number);
  JsonWriter& value(float number) { return value(static_cast<double>(number)); }

  const std::string& text() const { return out_; }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();
  void quote(std::string_view words);

  std::string out_;
  bool need_comma_ = false;
};

}  // namespace ui
