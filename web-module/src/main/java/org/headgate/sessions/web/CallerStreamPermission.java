package org.headgate.sessions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.headgate.audit.service.StreamPermission;
import org.headgate.common.identity.Role;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;

/** Asks the database about a caller again, as long as the response lasts. */
@ApplicationScoped
class CallerStreamPermission implements StreamPermission {

  @Inject Caller caller;
  @Inject CallerFacade callers;

  @Override
  public BooleanSupplier ofPresentCaller(Role role) {
    CallerAccount remembered = caller.identity();
    return () -> callers.isStillAccepted(remembered, role);
  }
}
