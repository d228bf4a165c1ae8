package org.headgate.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.headgate.accounts.service.Device;
import org.headgate.network.ClientAddress;
import org.headgate.network.service.Visitor;

/** What this request tells of its device. */
@RequestScoped
public class CallingDevice {

  @Inject HttpServletRequest request;
  @Inject Visitor visitor;

  Device device() {
    return new Device(
        Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)),
        visitor.address().map(ClientAddress::toString));
  }
}
