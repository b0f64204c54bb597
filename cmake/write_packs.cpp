// Turns the folders below packs/ into the canonical JSON that the program carries: write_packs PACKS OUT
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/embedded.hpp"
#include "pack/pack.hpp"

// This program makes what the others carry, and carries nothing itself.
std::vector<chengxin::EmbeddedFile> const& chengxin::embedded_files() {
    static std::vector<EmbeddedFile> const none;
    return none;
}

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: write_packs PACKS OUT\n";
        return 2;
    }
    try {
        std::filesystem::path const out(argv[2]);
        std::filesystem::remove_all(out);
        std::filesystem::create_directories(out);
        int number = 0;  // files are read in the order of their names: each pack after those it needs
        for (auto const& pack : chengxin::pack::build_shipped(argv[1])) {
            std::ofstream file(out / (std::to_string(++number) + "_" + pack.name + ".json"), std::ios::binary);
            file << pack.canonical_json;
            if (!file.flush()) throw std::runtime_error("cannot write below " + out.string());
        }
    } catch (std::exception const& fault) {
        std::cerr << fault.what() << "\n";
        return 1;
    }
}
