package org.headgate.pool.service.guard;

import java.util.Iterator;

/**
 * An answer that is larger than memory, read piece by piece as its client takes it. Whoever reads a
 * piece has a turn for it, and nothing in between; it is closed however it ends.
 */
public interface PagedResult extends Iterator<byte[]>, AutoCloseable {

  @Override
  void close();
}
