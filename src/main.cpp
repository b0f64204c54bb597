#include "cli/cli.hpp"

int main(int argc, char** argv) { return chengxin::cli::run(argc, argv); }
