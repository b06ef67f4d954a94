#pragma once
#include <sqlite3.h>

// sqlite3_db_config takes a variable list and SQLITE_TRANSIENT is a cast: Swift can import neither.
static inline int ksql_flag(sqlite3 *db, int op, int on) { return sqlite3_db_config(db, op, on, (int *)0); }
static inline sqlite3_destructor_type ksql_transient(void) { return SQLITE_TRANSIENT; }
