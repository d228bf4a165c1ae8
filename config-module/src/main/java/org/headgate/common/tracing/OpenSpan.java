package org.headgate.common.tracing;

/** A started span. It ends when it is closed, by the thread that began it. */
@FunctionalInterface
public interface OpenSpan extends AutoCloseable {

  /** Records nothing. */
  OpenSpan NONE = () -> {};

  @Override
  void close();
}
