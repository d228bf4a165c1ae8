package org.headgate.pool.service.guard;

/** Borrows a connection, uses it, and returns it. */
@FunctionalInterface
public interface Borrowing<T, E extends Exception> {
  T run() throws E;
}
