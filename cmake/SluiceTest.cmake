option(SLUICE_TEST_SYMBOLS "Keep debug information in every test executable, for a debugger; 14 GB instead of 2.5" OFF)

# One test executable for one tst_*.cpp; the test's name is the path, such as engine/base/tst_cursor.
# TIMEOUT seconds may be given by set_tests_properties afterwards; 60 otherwise.
function(sluice_test source)
    get_filename_component(name ${source} NAME_WE)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    get_filename_component(sub ${source} DIRECTORY)
    string(JOIN "/" path ${folder} ${sub} ${name})
    string(REPLACE "/" "-" target ${path})
    add_executable(${target} ${source})
    set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${target} PRIVATE sluice_options ${ARGN} sluice_testsupport Qt6::Test)
    target_compile_definitions(${target} PRIVATE SLUICE_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        SLUICE_BIN_DIR="${CMAKE_BINARY_DIR}/bin" SLUICE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    set(precompiled sluice_testsupport)
    if("sluice_ui" IN_LIST ARGN OR "sluice_console" IN_LIST ARGN)
        set(precompiled sluice_windowtests)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${precompiled})
    target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR) # they differ by folder, which would spoil the header
    if(NOT SLUICE_SANITIZE AND NOT SLUICE_TEST_SYMBOLS)
        target_link_options(${target} PRIVATE LINKER:--strip-debug)
    endif()
    add_test(NAME ${path} COMMAND ${target})
    set_tests_properties(${path} PROPERTIES TIMEOUT 60 ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;HOME=${CMAKE_BINARY_DIR}/test-home;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}/test-home/run;XDG_DATA_HOME=${CMAKE_BINARY_DIR}/test-home/data;XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/test-home/config;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/test-home/run ${CMAKE_BINARY_DIR}/test-home/data ${CMAKE_BINARY_DIR}/test-home/config)
file(CHMOD ${CMAKE_BINARY_DIR}/test-home/run PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
