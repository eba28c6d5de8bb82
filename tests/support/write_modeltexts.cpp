// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methods.h"
#include "tests/support/modeltexts.h"

#include <cstdio>
#include <fstream>

// The target update_translations: writes the model's texts to the file that is its argument.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: write_modeltexts FILE\n", stderr);
        return 2;
    }
    std::ofstream file(argv[1], std::ios::binary);
    file << tp::test::modelTextsFile(tp::test::modelTexts(tp::methodTable()));
    file.close();
    if (!file) {
        std::fprintf(stderr, "%s cannot be written\n", argv[1]);
        return 1;
    }
    return 0;
}
