# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The few words in which every folder of Remit describes itself.

# remit_options: what every target compiles with. Linked privately, never exported.
add_library(remit_options INTERFACE)
target_compile_features(remit_options INTERFACE cxx_std_23 c_std_17)
target_compile_options(
    remit_options
    INTERFACE -Wall
              -Wextra
              -Wpedantic
              -Wshadow
              # Not in tests: Qt's own QTRY macros narrow their timeout.
              $<$<NOT:$<BOOL:$<TARGET_PROPERTY:REMIT_IS_TEST>>>:-Wconversion>
              -Wformat=2
              # a designated initialiser leaves the other members at their defaults on purpose
              -Wno-missing-field-initializers
              -Werror
              -fstack-protector-strong
              -fno-strict-overflow
              $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast
              -Wnon-virtual-dtor
              -Woverloaded-virtual>
              $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-U_FORTIFY_SOURCE
              -D_FORTIFY_SOURCE=3
              -fcf-protection
              -fstack-clash-protection>
)
target_compile_definitions(
    remit_options
    INTERFACE QT_NO_CAST_FROM_ASCII
              QT_NO_CAST_TO_ASCII
              QT_NO_CAST_FROM_BYTEARRAY
              QT_NO_FOREACH
              QT_NO_KEYWORDS
              QT_NO_CONTEXTLESS_CONNECT
              QT_STRICT_ITERATORS
              QT_DISABLE_DEPRECATED_UP_TO=0x060800
              REMIT_VERSION="${PROJECT_VERSION}"
)
target_include_directories(remit_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_link_options(remit_options INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)

# remit_library(NAME SOURCES … PUBLIC … PRIVATE …): one folder, one static library, alias Remit::NAME.
function(remit_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    set(target remit-${name})
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        target_link_libraries(
            ${target}
            PUBLIC ${arg_PUBLIC}
            PRIVATE remit_options ${arg_PRIVATE}
        )
        target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    else()
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE ${arg_PUBLIC} ${arg_PRIVATE})
        target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
    endif()
    add_library(Remit::${name} ALIAS ${target})
endfunction()

# remit_box_program(NAME SOURCES…): a program that runs in the box, where none of our libraries are: static, and without a
# sanitizer's run time.
function(remit_box_program name)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE remit_options)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
    target_compile_definitions(${name} PRIVATE _GNU_SOURCE)
    target_compile_options(${name} PRIVATE -fno-sanitize=all)
    target_link_options(${name} PRIVATE -static -fno-sanitize=all)
    install(TARGETS ${name} RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/remit")
endfunction()

# remit_test(NAME SOURCES … LINK … [LABELS …] [TIMEOUT s] [DESKTOP]): one Qt Test program with a home of its own, run offscreen
# or on a desktop of its own (tests/support/desktop-session). tests/CMakeLists.txt says which of them the sanitizer presets
# build (targets asan-tests and tsan-tests) and run.
function(remit_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "DESKTOP" "TIMEOUT" "SOURCES;LINK;LABELS;ARGUMENTS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(REMIT_TIMEOUT_FACTOR)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * ${REMIT_TIMEOUT_FACTOR}")
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE remit_options Remit::testsupport Qt6::Test ${arg_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests" REMIT_IS_TEST ON)
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
    list(APPEND arg_LABELS ${folder})
    if(folder IN_LIST REMIT_ASAN_FOLDERS AND NOT name IN_LIST REMIT_NOT_UNDER_ASAN)
        list(APPEND arg_LABELS asan)
        add_dependencies(asan-tests ${name})
    endif()
    if(name IN_LIST REMIT_UNDER_TSAN)
        list(APPEND arg_LABELS tsan)
        add_dependencies(tsan-tests ${name})
    endif()
    set(platform offscreen)
    unset(session)
    if(arg_DESKTOP)
        set(platform xcb)
        set(session "${PROJECT_SOURCE_DIR}/tests/support/desktop-session")
    endif()
    add_test(NAME ${name} COMMAND ${session} $<TARGET_FILE:${name}> ${arg_ARGUMENTS})
    set_tests_properties(
        ${name}
        PROPERTIES TIMEOUT ${arg_TIMEOUT}
                   LABELS "${arg_LABELS}"
                   ENVIRONMENT "QT_QPA_PLATFORM=${platform};LC_ALL=C.UTF-8;QT_FATAL_WARNINGS=0;QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000"
                   ENVIRONMENT_MODIFICATION "PATH=path_list_prepend:${PROJECT_BINARY_DIR}/bin"
                   # a desktop answers keys late where something else takes the whole machine
                   RUN_SERIAL ${arg_DESKTOP}
    )
endfunction()
