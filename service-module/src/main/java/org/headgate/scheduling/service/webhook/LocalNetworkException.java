package org.headgate.scheduling.service.webhook;

import java.io.IOException;

/** A connection failed by a fault of this machine, before the receiver was involved. */
final class LocalNetworkException extends IOException {

  private static final long serialVersionUID = 1L;

  LocalNetworkException(IOException cause) {
    super("this machine could not begin a connection: " + cause.getMessage(), cause);
  }
}
