#define _GNU_SOURCE  // wcwidth, ppoll
#include "CEditline.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

void ce_ignore_closed_pipes(void) { handle(SIGPIPE, SIG_IGN); }
