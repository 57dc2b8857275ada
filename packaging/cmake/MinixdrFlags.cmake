# SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries what every floor is compiled with.
add_library(minixdr_flags INTERFACE)
target_include_directories(minixdr_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_definitions(minixdr_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    _FILE_OFFSET_BITS=64) # hiredis asks for it, and a precompiled header needs it everywhere
target_compile_options(minixdr_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Woverloaded-virtual -Wnon-virtual-dtor
    $<$<BOOL:${MINIXDR_WERROR}>:-Werror>
    -fpch-preprocess) # what ccache needs to see through a precompiled header
if(MINIXDR_SANITIZE)
    target_compile_options(minixdr_flags INTERFACE
        -fsanitize=${MINIXDR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
        # A test of every access that doubles the compile time: a null one ends the program without it, too. The fuzz
        # targets, which decode bytes, keep both.
        -fno-sanitize=null,alignment
        -Wno-maybe-uninitialized) # GCC takes what the sanitizers insert for uses of unset values
    target_link_options(minixdr_flags INTERFACE -fsanitize=${MINIXDR_SANITIZE})
endif()
