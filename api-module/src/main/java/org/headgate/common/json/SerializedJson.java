package org.headgate.common.json;

/** A body that is JSON text already, for filters that need its bytes before it is sent. */
public final class SerializedJson {

  private final byte[] bytes;

  /**
   * @param bytes must not be changed afterwards
   */
  public SerializedJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the array itself, not a copy. */
  public byte[] bytes() {
    return bytes;
  }
}
