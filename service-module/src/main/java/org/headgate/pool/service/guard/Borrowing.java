package org.headgate.pool.service.guard;

/** Borrows a connection, does something with it, and gives it back. */
@FunctionalInterface
public interface Borrowing<T, E extends Exception> {
  T run() throws E;
}
