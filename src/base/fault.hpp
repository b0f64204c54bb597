#pragma once

#include <string_view>

namespace chengxin {

/// A place where a test may make the process die, as a bug in our own code would.
/// In the released program this does nothing: the switch is in fault_switch.cpp, which is linked
/// into the test program only (see CMakeLists.txt).
/// in: `place` names it ("command.decide"), `content` is what is being worked on there.
void fault_point(std::string_view place, std::string_view content);

}  // namespace chengxin
