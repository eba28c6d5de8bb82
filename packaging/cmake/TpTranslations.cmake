# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The window's languages: i18n/tensorpoly_<language>.ts, compiled and put into a target's resources.
function(tp_add_translations target)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/i18n/*.ts")
    qt_add_translation(compiled ${sources} OPTIONS -silent)
    qt_add_resources(${target} translations
        PREFIX /tensorpoly/i18n BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${compiled})
endfunction()

# The target update_translations: the files of i18n/ after texts were added or changed. What a
# translator has to do is then marked as unfinished; a test counts it.
function(tp_add_translation_update)
    file(GLOB languages "${PROJECT_SOURCE_DIR}/i18n/*.ts")
    add_custom_target(update_translations
        COMMAND write_modeltexts i18n/modeltexts.cpp
        COMMAND Qt6::lupdate -locations none -no-obsolete -I .
            views app/workbench i18n/modeltexts.cpp -ts ${languages}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endfunction()
