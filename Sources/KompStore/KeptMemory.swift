import CBytes

/// What the process does with memory that it no longer needs.
public enum KeptMemory {
  /// Keeps up to a gigabyte of it for what is asked next: fetching pages from the system anew for
  /// each column was a fifth of an import's time.
  public static func hold() { cbytes_keep_memory() }
}
