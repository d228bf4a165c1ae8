package org.headgate.common.tracing;

/** A span that has begun. It ends when it is closed, by the thread that began it. */
@FunctionalInterface
public interface OpenSpan extends AutoCloseable {

  /** Nothing is recorded. */
  OpenSpan NONE = () -> {};

  @Override
  void close();
}
