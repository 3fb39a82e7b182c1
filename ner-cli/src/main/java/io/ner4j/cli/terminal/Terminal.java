package io.ner4j.cli.terminal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whether a standard stream is a terminal: Java itself tells that of all of them together only. */
public enum Terminal {
  INPUT(0),
  OUTPUT(1),
  ERROR(2);

  /** The C library, as the operating systems but Windows have it. */
  interface Posix extends Library {
    int isatty(int descriptor);
  }

  /** The C library of Windows. */
  interface Windows extends Library {
    int _isatty(int descriptor);
  }

  /** JNA's log, kept so that it stays silent: it prints a stack trace where it cannot unpack. */
  private static final Logger JNA = Logger.getLogger("com.sun.jna.Native");

  private final int descriptor;

  Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  public boolean present() {
    JNA.setLevel(Level.OFF);
    try {
      int answer =
          Platform.isWindows()
              ? Native.load("msvcrt", Windows.class)._isatty(descriptor)
              : Native.load("c", Posix.class).isatty(descriptor);
      return answer != 0;
    } catch (LinkageError e) {
      // Where nothing native can be unpacked there is no bar, and no model either.
      return false;
    }
  }
}
