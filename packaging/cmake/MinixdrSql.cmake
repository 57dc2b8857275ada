# SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
# SPDX-License-Identifier: GPL-3.0-or-later

# minixdr_add_sql(TARGET FOLDER FILE...): turns the .sql files beside a service, one statement a file, into
# constants. services/events/page_after.sql becomes minixdr::sql::events::page_after in "sql/events.h", so a
# misspelt name does not compile. The statement's name is "events.page_after".
function(minixdr_add_sql target folder)
    set(header "${CMAKE_BINARY_DIR}/generated/sql/${folder}.h")
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
    add_custom_command(
        OUTPUT "${header}"
        COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DHEADER=${header} "-DFILES=${files}"
                -P "${CMAKE_SOURCE_DIR}/packaging/cmake/GenerateSqlHeader.cmake"
        DEPENDS ${files} "${CMAKE_SOURCE_DIR}/packaging/cmake/GenerateSqlHeader.cmake"
        COMMENT "Generating sql/${folder}.h"
        VERBATIM)
    # A target of its own, since a rule of this folder is unknown to a target of another one.
    add_custom_target(minixdr_sql_${folder} DEPENDS "${header}")
    add_dependencies(${target} minixdr_sql_${folder})
    set_property(GLOBAL APPEND PROPERTY MINIXDR_SQL_FOLDERS ${folder})
endfunction()
