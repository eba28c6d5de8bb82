# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up ctest's JUnit files of a folder, names what was skipped inside a test program, and prints
the closing line. Exits with 1 where a test failed or none ran."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
reasons = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        status = case.get("status")
        if status == "run":
            passed += 1
        elif status in ("notrun", "disabled"):
            skipped += 1
        else:
            failed += 1
        # Qt Test: "SKIP   : TstX::function(row) reason", then the place on the next line.
        for what in re.findall(r"^SKIP\s*: (.+)$", case.findtext("system-out") or "", re.M):
            reasons.append(f"{case.get('name')}: {what}")

if reasons:
    print("Skipped inside tests that passed otherwise:")
    for reason in reasons:
        print("  " + reason)
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or passed == 0 else 0)
