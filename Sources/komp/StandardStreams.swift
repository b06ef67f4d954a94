import Glibc

/// The three streams a program is started with.
enum StandardStreams {
  /// Puts something in the place of each stream that is closed.
  ///
  /// Else the first file opened, such as a workspace, would get the number of standard output and
  /// answers would be written into it. What stands there instead cannot be read or written, so
  /// that using it fails as a closed stream does.
  static func hold() {
    // A file that may not grow is an error where it is written, and no end of the program.
    signal(SIGXFSZ, SIG_IGN)
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
