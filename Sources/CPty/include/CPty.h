// Runs a program in a pseudo-terminal of its own, or with streams of its own, for the tests.
#pragma once
#include <sys/types.h>

/// Starts a program with a terminal of the given size; answers its other end, or -1.
int pty_start(
    const char *program, char *const arguments[], char *const environment[], int rows, int columns,
    pid_t *process);
/// Gives the terminal another size, which the program is told of.
int pty_resize(int terminal, int rows, int columns);
/// Whether the program has ended (1), and how: its exit code, or 128 + the signal that ended it.
int pty_ended(pid_t process, int *code);

/// Starts a program in a folder with three streams of its own, closed where one is negative;
/// answers 0, or -1.
int streams_start(
    const char *program, char *const arguments[], char *const environment[], const char *folder,
    const int streams[3], pid_t *process);
/// A pipe whose ends no other program started meanwhile keeps open: 0, or -1.
int pipe_open(int ends[2]);
