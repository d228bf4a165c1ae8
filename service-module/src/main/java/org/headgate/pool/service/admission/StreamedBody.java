package org.headgate.pool.service.admission;

/**
 * Receives a body that is larger than memory, in parts as it arrives. The caller holds a permit for
 * each part, and nothing in between.
 */
public interface StreamedBody {

  /** The maximum length in bytes. */
  long maxBytes();

  /** Stores a part; parts arrive in order. */
  void write(byte[] bytes, int length);

  /**
   * Called when all parts have arrived.
   *
   * @return the body of the response
   */
  Object finish();

  /** Called when the rest will not arrive. */
  void abandon();
}
