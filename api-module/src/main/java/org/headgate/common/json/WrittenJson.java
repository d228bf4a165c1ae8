package org.headgate.common.json;

/** A body that was written as JSON already, as its bytes were asked for before it is sent. */
public final class WrittenJson {

  private final byte[] bytes;

  /**
   * @param bytes nobody changes them any more
   */
  public WrittenJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Not a copy. */
  public byte[] bytes() {
    return bytes;
  }
}
