package org.headgate.scheduling.service.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses out of bytes; nothing is resolved. */
final class Addresses {

  private Addresses() {}

  static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", wrongLength);
    }
  }
}
