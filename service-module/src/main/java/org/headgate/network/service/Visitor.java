package org.headgate.network.service;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.headgate.network.ClientAddress;

/**
 * Who stands at the door, before anybody knows an account: the address the request comes from, and
 * the mark of a device that logged in before. Set once by the web layer; what is not asked over
 * HTTP has neither.
 */
@RequestScoped
public class Visitor {

  private Optional<ClientAddress> address = Optional.empty();
  private Optional<String> deviceToken = Optional.empty();

  /**
   * @param deviceToken the header {@code Device-Token} as it was sent, not judged yet
   */
  public void arrives(ClientAddress address, Optional<String> deviceToken) {
    this.address = Optional.of(address);
    this.deviceToken = deviceToken;
  }

  /** Empty for work that no request asked for. */
  public Optional<ClientAddress> address() {
    return address;
  }

  /** As it was sent: it may be anything. */
  public Optional<String> deviceToken() {
    return deviceToken;
  }
}
