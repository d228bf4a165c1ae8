package org.headgate.pool.service.guard;

import java.util.Iterator;

/**
 * A result that is larger than memory, read piece by piece as its client takes it. Each piece is
 * read in a turn of its own; nothing is held in between. It is closed however it ends.
 */
public interface PagedResult extends Iterator<byte[]>, AutoCloseable {

  @Override
  void close();
}
