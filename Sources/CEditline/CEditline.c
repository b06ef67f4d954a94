#define _GNU_SOURCE  // wcwidth, ppoll, pipe2
#include "CEditline.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

static int names_a_screen(const char *terminal) {
  return terminal != NULL && *terminal != '\0' && strcmp(terminal, "dumb") != 0;
}

EditLine *ce_open(const char *program, ce_prompter prompter, ce_reader reader) {
  // libedit complains in print about terminals it has no entry for; nobody can act on that.
  FILE *nowhere = fopen("/dev/null", "we");
  EditLine *editor = el_init(program, stdin, stdout, nowhere != NULL ? nowhere : stderr);
  if (editor == NULL) return NULL;
  // A terminal newer than the machine's terminfo is no dumb terminal: all of today's speak xterm.
  const char *terminal = getenv("TERM");
  if (names_a_screen(terminal) && el_set(editor, EL_TERMINAL, terminal) != 0 &&
      el_set(editor, EL_TERMINAL, "xterm-256color") != 0) {
    el_set(editor, EL_TERMINAL, "xterm");
  }
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_PROMPT, prompter);
  el_set(editor, EL_GETCFN, reader);
  // While editing, Ctrl-C and Ctrl-Z are keys in their turn and no signals: a signal would overtake
  // the keys before it, and the terminal would throw those away.
  el_set(editor, EL_SETTY, "-d", "-isig", NULL);
  return editor;
}

int ce_own(EditLine *editor, void *owner) { return el_set(editor, EL_CLIENTDATA, owner); }

void *ce_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

int ce_define(EditLine *editor, const char *name, ce_action action) {
  return el_set(editor, EL_ADDFN, name, name, action);
}

int ce_bind(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, key, name, NULL);
}

int ce_bind_second(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, "-a", key, name, NULL);
}

void ce_read_habits(EditLine *editor) { el_source(editor, NULL); }

int ce_speaks_vi(EditLine *editor) {
  const char *mode = NULL;
  return el_get(editor, EL_EDITOR, &mode) == 0 && mode != NULL && strcmp(mode, "vi") == 0;
}

int ce_redraw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

int ce_take_terminal(EditLine *editor, int taken) {
  return el_set(editor, EL_PREP_TERM, taken);
}

History *ce_history(EditLine *editor, int limit) {
  History *entries = history_init();
  if (entries == NULL) return NULL;
  HistEvent event;
  history(entries, &event, H_SETSIZE, limit);
  el_set(editor, EL_HIST, history, entries);
  return entries;
}

void ce_forget(History *entries) {
  HistEvent event;
  history(entries, &event, H_CLEAR);
}

int ce_remember(History *entries, const char *entry) {
  HistEvent event;
  return history(entries, &event, H_ENTER, entry);
}

int ce_width(wchar_t character) { return wcwidth(character); }

static atomic_int came[NSIG];

static void note(int signal) { atomic_store(&came[signal], 1); }

static void handle(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = handler;
  sigaction(number, &action, NULL);
}

static int known(int number) { return number > 0 && number < NSIG; }

void ce_watch(int number) {
  if (known(number)) handle(number, note);
}

void ce_watch_once(int number) {
  struct sigaction action;
  // Whoever started this without signals, as `&` and nohup do, wants none.
  if (!known(number) || sigaction(number, NULL, &action) != 0 || action.sa_handler == SIG_IGN) {
    return;
  }
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = note;
  action.sa_flags = SA_RESETHAND;
  sigaction(number, &action, NULL);
}

void ce_unwatch(int number) {
  if (known(number)) handle(number, SIG_DFL);
}

int ce_seen(int number) { return known(number) && atomic_load(&came[number]); }

int ce_take(int number) { return known(number) && atomic_exchange(&came[number], 0); }

void ce_obey(int number) {
  if (!known(number)) return;
  handle(number, SIG_DFL);
  kill(0, number);
  handle(number, note);
}

int ce_wait(int stream, int milliseconds) {
  // A signal between a look at its flag and the wait would go unseen until the next key, so all
  // are held back until the wait itself lets them in.
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  int result = -1;
  int signalled = 0;
  for (int number = 1; number < NSIG; number++) signalled |= atomic_load(&came[number]);
  if (!signalled) {
    struct pollfd wanted = {.fd = stream, .events = POLLIN};
    struct timespec limit = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    result = ppoll(&wanted, 1, milliseconds < 0 ? NULL : &limit, &before);
    if (result < 0 && errno != EINTR) result = -2;
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  return result;
}

static void write_all(int stream, const unsigned char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(stream, bytes, count);
    // The reader may leave before it has read all: that is no failure.
    if (written < 0 && errno != EINTR) return;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
}

int ce_run(const char *command, const char *argument, const unsigned char *bytes, size_t count) {
  int ends[2] = {-1, -1};
  if (bytes != NULL && pipe2(ends, O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (bytes != NULL) posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  // The child stays in this process group, or it would be stopped at its first look at the
  // terminal; it starts with every signal as a program expects them.
  sigset_t none, usual;
  sigemptyset(&none);
  sigfillset(&usual);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  char script[4096];
  int length = snprintf(
      script, sizeof script, argument != NULL ? "%s \"$1\"" : "%s", command);
  pid_t child = 0;
  int failed = length < 0 || (size_t)length >= sizeof script;
  if (!failed) {
    char *words[] = {"sh", "-c", script, "sh", (char *)argument, NULL};
    failed = posix_spawn(&child, "/bin/sh", &actions, &attributes, words, environ) != 0;
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (bytes != NULL) {
    close(ends[0]);
    if (!failed) write_all(ends[1], bytes, count);
    close(ends[1]);
  }
  if (failed) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ce_ignore_closed_pipes(void) { handle(SIGPIPE, SIG_IGN); }
