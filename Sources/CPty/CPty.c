#define _GNU_SOURCE
#include "CPty.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

static struct winsize sized(int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return size;
}

// A test runs on a worker thread that blocks nearly every signal, and exec keeps what is
// blocked: without this Ctrl-C would reach no program under test.
static void hear_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t nothing;
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, NULL);
}

int pty_start(
    const char *program, char *const arguments[], char *const environment[], int rows, int columns,
    pid_t *process) {
  // A program that another test starts at this moment must not keep this terminal open, so it is
  // closed to all others from the beginning, which forkpty could not promise.
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) return -1;
  char name[128];
  struct winsize size = sized(rows, columns);
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0 ||
      ptsname_r(terminal, name, sizeof name) != 0 || ioctl(terminal, TIOCSWINSZ, &size) != 0 ||
      (*process = fork()) < 0) {
    close(terminal);
    return -1;
  }
  if (*process == 0) {
    hear_signals();
    int inner = open(name, O_RDWR | O_NOCTTY);
    if (inner >= 0 && login_tty(inner) == 0) execve(program, arguments, environment);
    _exit(127);
  }
  return terminal;
}

int pty_resize(int terminal, int rows, int columns) {
  struct winsize size = sized(rows, columns);
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int pty_ended(pid_t process, int *code) {
  int status = 0;
  if (waitpid(process, &status, WNOHANG) != process) return 0;
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return 1;
}

int streams_start(
    const char *program, char *const arguments[], char *const environment[], const char *folder,
    const int streams[3], pid_t *process) {
  *process = fork();
  if (*process < 0) return -1;
  if (*process > 0) return 0;
  hear_signals();
  // Out of the way of 0, 1 and 2 first: one of them may be the place of another.
  int moved[3];
  for (int at = 0; at < 3; at++) moved[at] = streams[at] < 0 ? -1 : fcntl(streams[at], F_DUPFD, 3);
  for (int at = 0; at < 3; at++) {
    if (moved[at] < 0) {
      close(at);
    } else {
      dup2(moved[at], at);
      close(moved[at]);
    }
  }
  if (chdir(folder) == 0) execve(program, arguments, environment);
  _exit(127);
}

int pipe_open(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
