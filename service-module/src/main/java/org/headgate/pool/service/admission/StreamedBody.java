package org.headgate.pool.service.admission;

/**
 * Takes a body that is larger than memory, part by part as it arrives. Whoever hands over a part
 * has a turn for it, and nothing in between.
 */
public interface StreamedBody {

  /** How many bytes it may have. */
  long maxBytes();

  /** Keeps what has arrived; parts come one after the other. */
  void write(byte[] bytes, int length);

  /**
   * All has arrived.
   *
   * @return what the request is answered with
   */
  Object finish();

  /** The rest will not come. */
  void abandon();
}
