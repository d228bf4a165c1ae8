package org.headgate.torture.history;

/** A promise that was not kept. */
public record Violation(Flaw flaw, String what, String key, String text) {

  /** In which way. */
  public enum Flaw {
    LOST,
    DOUBLED,
    RESURRECTED,
    OUT_OF_ORDER,
    /** It was refused, and was done all the same. */
    UNTRUE,
    /** An answer that no client should ever get. */
    FORBIDDEN,
    /** An answer that belongs to somebody else. */
    FOREIGN
  }

  @Override
  public String toString() {
    return "%s %s %s: %s".formatted(flaw, what, key, text);
  }
}
