package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.headgate.accounts.persistence.PrivilegedAccountQueries;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.secondfactors.service.MfaToken;
import org.headgate.sessions.service.RefreshToken;

/**
 * Runs steps of log-ins so that administrators and operators can log in while the platform pool is
 * stuck. The account's roles are read only in that case.
 */
@ApplicationScoped
public class PrivilegedLoginFacade {

  private static final GuardedWork READ =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject PrivilegedAccountQueries accounts;
  @Inject OperatorLaneFallback fallback;
  @Inject DatabaseGuard guard;

  <T> T call(EmailAddress address, Supplier<T> step) {
    return call(() -> accounts.byAddress(address.value()), step);
  }

  <T> T call(MfaToken token, Supplier<T> step) {
    return call(() -> accounts.byChallenge(token.challengeId()), step);
  }

  <T> T call(RefreshToken token, Supplier<T> step) {
    return call(() -> accounts.bySession(token.session().value()), step);
  }

  <T> T callWithPasskey(String credentialId, Supplier<T> step) {
    return call(() -> accounts.byPasskey(credentialId), step);
  }

  private <T> T call(BooleanSupplier isPrivileged, Supplier<T> step) {
    return fallback.call(() -> guard.call(READ, isPrivileged::getAsBoolean), step);
  }
}
