# SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by minixdr_add_sql with FOLDER, HEADER and FILES.
set(text "// Generated from services/${FOLDER}/*.sql\n#pragma once\n\n#include \"services/postgres/statement.h\"\n\n#include <array>\n\n")
string(APPEND text "namespace minixdr::sql::${FOLDER} {\n\n")
set(names "")
foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME_WE)
    file(READ "${file}" sql)
    string(APPEND text
        "inline constexpr postgres::Statement ${name}{\"${FOLDER}.${name}\", R\"__sql__(${sql})__sql__\"};\n\n")
    list(APPEND names "&${name}")
endforeach()
list(LENGTH names count)
list(JOIN names ", " joined)
string(APPEND text "/// Every statement of this folder, for the test that prepares each on the migrated schema.\n")
string(APPEND text "inline constexpr std::array<const postgres::Statement *, ${count}> all{${joined}};\n\n")
string(APPEND text "} // namespace minixdr::sql::${FOLDER}\n")
file(WRITE "${HEADER}" "${text}")
