package org.headgate.pool.service.guard;

import java.util.Iterator;

/**
 * A result that is larger than memory, read piece by piece as its client reads. Each piece is read
 * under a permit of its own; nothing is held in between. It is always closed at the end.
 */
public interface PagedResult extends Iterator<byte[]>, AutoCloseable {

  @Override
  void close();
}
