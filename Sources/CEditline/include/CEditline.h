// What the shell needs of libedit, with a fixed number of arguments: Swift cannot call el_set,
// el_get or history, which take a variable number. Signal flags live here as well, because a
// handler may touch nothing that Swift initialises lazily.
#pragma once
#include <histedit.h>

/// Hands the editor its next character: 1 for a character, 0 at the end, -1 on failure.
typedef int (*ce_reader)(EditLine *editor, wchar_t *character);
/// Gives the prompt, which the caller keeps alive.
typedef char *(*ce_prompter)(EditLine *editor);
/// What a key does; answers one of the CC_ codes.
typedef unsigned char (*ce_action)(EditLine *editor, int character);

/// An emacs-keyed editor on standard input and output, or null.
EditLine *ce_open(const char *program, ce_prompter prompter, ce_reader reader);
/// Says whom the functions above are called on behalf of, and asks it again.
int ce_own(EditLine *editor, void *owner);
void *ce_owner(EditLine *editor);
/// Makes an action known under a name.
int ce_define(EditLine *editor, const char *name, ce_action action);
/// Lets a key run a named action.
int ce_bind(EditLine *editor, const char *key, const char *name);
/// The same in the second of the two maps a mode has: the commands of vi.
int ce_bind_second(EditLine *editor, const char *key, const char *name);
/// Reads the person's own ~/.editrc, or what $EDITRC names.
void ce_read_habits(EditLine *editor);
/// Whether the keys are those of vi.
int ce_speaks_vi(EditLine *editor);
/// Draws prompt and text again from where the cursor stands.
int ce_redraw(EditLine *editor);
/// Puts the terminal in the editor's mode (1) or back in its own (0).
int ce_take_terminal(EditLine *editor, int taken);
/// Gives the editor a list of earlier entries to search in; null if there is no memory for it.
History *ce_history(EditLine *editor, int limit);
/// Adds an entry to that list.
int ce_remember(History *history, const char *entry);
/// Forgets all entries.
void ce_forget(History *entries);

/// Terminal cells of a character as the C library and so the editor counts them; -1 for a control.
int ce_width(wchar_t character);

/// Counts a signal from now on instead of obeying it. System calls are interrupted, not restarted.
void ce_watch(int signal);
/// Counts a signal the first time it comes and obeys it the second; one that is ignored stays so.
void ce_watch_once(int signal);
/// Obeys a signal again.
void ce_unwatch(int signal);
/// Whether a watched signal has come since it was last taken; ce_take forgets it.
int ce_seen(int signal);
int ce_take(int signal);
/// Sends a signal to all that was started with this program, obeys it and then watches it again.
void ce_obey(int signal);
/// Waits for a stream to have something to read, for ever where the limit is negative: 1 when it
/// has, 0 after the limit, -1 when a watched signal has come, -2 on failure.
int ce_wait(int stream, int milliseconds);
/// Runs a command of the shell in the foreground, with an argument as its last word where one is
/// given, and with bytes on its standard input where any are given. Answers its exit code, -1 where
/// it could not be started.
int ce_run(const char *command, const char *argument, const unsigned char *bytes, size_t count);
/// A closed pipe is then an error of write and not a death.
void ce_ignore_closed_pipes(void);
