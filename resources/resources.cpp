// A static library needs one source of its own; the files are listed in CMakeLists.txt.
