package org.headgate.sessions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.headgate.ratelimit.service.ClientAddress;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.service.ClientDevice;

/** Produces the device that the request describes. */
@ApplicationScoped
public class ClientDeviceProvider {

  @Inject HttpServletRequest request;
  @Inject ClientContext clientContext;

  public ClientDevice device() {
    return new ClientDevice(
        Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)),
        clientContext.address().map(ClientAddress::toString));
  }
}
