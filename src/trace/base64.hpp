/// Bytes as text, for files that pages can only load as text: RFC 4648, section 4.
///
///     std::string bytes = trace::from_base64("SGVsbG8=");   // "Hello"
#pragma once

#include <string>
#include <string_view>

namespace trace {

/// Reads until the padding, or the first character that is none of the alphabet's.
[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace trace
