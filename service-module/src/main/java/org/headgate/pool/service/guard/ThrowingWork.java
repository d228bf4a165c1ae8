package org.headgate.pool.service.guard;

/** Work that borrows and returns a connection itself, and may throw a checked exception. */
@FunctionalInterface
public interface ThrowingWork<T, E extends Exception> {
  T run() throws E;
}
