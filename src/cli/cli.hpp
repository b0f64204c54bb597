#pragma once

namespace chengxin::cli {

/// The program: reads the command line and does what it says.
/// out: 0 done · 1 not as it must be, named on the standard output · 2 not understood or not possible, said on the
///      standard error
int run(int argc, char** argv);

}  // namespace chengxin::cli
