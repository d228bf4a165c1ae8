package org.headgate.pool.service;

/** Borrows a connection, does something with it, and gives it back. */
@FunctionalInterface
public interface Borrowing<T, E extends Exception> {
  T run() throws E;
}
