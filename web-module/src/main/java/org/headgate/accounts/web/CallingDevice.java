package org.headgate.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.headgate.accounts.service.Device;

/** What this request tells of its device. */
@RequestScoped
public class CallingDevice {

  @Inject HttpServletRequest request;

  Device device() {
    return new Device(
        Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)),
        Optional.ofNullable(request.getRemoteAddr()));
  }
}
