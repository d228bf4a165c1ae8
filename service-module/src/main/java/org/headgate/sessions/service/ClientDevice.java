package org.headgate.sessions.service;

import java.util.Objects;
import java.util.Optional;
import org.headgate.common.text.SingleLineText;
import org.headgate.common.text.TextShortener;

/**
 * The device as a request describes it. It is shown to the owner of the session; no decision
 * depends on it.
 *
 * @param userAgent at most 256 characters
 * @param address a network address
 */
public record ClientDevice(Optional<String> userAgent, Optional<String> address) {

  /** A device without a description. */
  public static final ClientDevice UNKNOWN = new ClientDevice(Optional.empty(), Optional.empty());

  private static final int MAX_USER_AGENT = 256;
  private static final int MAX_ADDRESS = 64;

  public ClientDevice {
    Objects.requireNonNull(address, "address");
    userAgent = userAgent.flatMap(text -> shown(text, MAX_USER_AGENT));
    address = address.flatMap(text -> shown(text, MAX_ADDRESS));
  }

  private static Optional<String> shown(String text, int length) {
    String visible = SingleLineText.spaced(text).strip();
    return Optional.of(TextShortener.cut(visible, length)).filter(shown -> !shown.isEmpty());
  }
}
