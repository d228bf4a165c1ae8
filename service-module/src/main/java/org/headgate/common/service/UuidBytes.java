package org.headgate.common.service;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Converts ids to bytes, for MACs and compact tokens. */
public final class UuidBytes {

  /** The length of an id in bytes. */
  public static final int UUID_BYTES = 16;

  private UuidBytes() {}

  public static byte[] of(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Reads the next 16 bytes. */
  public static UUID uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
