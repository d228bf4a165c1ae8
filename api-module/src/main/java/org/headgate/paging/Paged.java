package org.headgate.paging;

import java.util.Optional;

/** The answer of a list, which may go on. The header {@code Link} says so too (RFC 8288). */
public interface Paged {

  /** What to send as {@code cursor} for what comes next; empty at the end. */
  Optional<String> nextCursor();
}
