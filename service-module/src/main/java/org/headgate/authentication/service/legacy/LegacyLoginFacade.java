package org.headgate.authentication.service.legacy;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.TooManyAttemptsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.LegacySettings;
import org.headgate.passwords.service.LegacyAccountSource;
import org.headgate.passwords.service.Password;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Authenticates people whom the legacy system knows, and creates their accounts at that first
 * log-in. Meanwhile the request is in a bulkhead of its own: it holds neither a permit nor a
 * connection, and waiting takes no thread.
 */
@ApplicationScoped
public class LegacyLoginFacade {

  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String LOOKUP = "legacy lookup";
  private static final String ANSWER = "legacy answer";

  private final RecentLegacyLookups recentLookups = new RecentLegacyLookups(Ticker.systemTicker());
  private final RequestBulkhead bulkhead =
      new RequestBulkhead(
          LegacySettings.MAX_CONCURRENT,
          TIMEOUT,
          wait -> new TooManyAttemptsException("Too many log-ins at once", wait));

  @Inject LegacySettings settings;
  @Inject LegacyVerifier verifier;
  @Inject LegacyAccountService service;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** Decides, once for a request, whether the legacy system is asked. */
  public LegacyLookupDecision decide(EmailAddress address) {
    if (settings.verification().isEmpty()) {
      return LegacyLookupDecision.NONE;
    }
    return CurrentRequest.once(
        LOOKUP,
        () ->
            recentLookups.add(address)
                ? LegacyLookupDecision.at(clock.instant())
                : LegacyLookupDecision.NONE);
  }

  /**
   * Asks about an address that has no account here, if the legacy system is to be asked.
   *
   * @throws HeadgateException when the request has to wait for that, and is served again then
   */
  public Optional<LegacyAccountSource.AccountCreator> find(
      LegacyLookupDecision lookup, EmailAddress address, Password password) {
    if (!lookup.isDue()) {
      return Optional.empty();
    }
    return CurrentRequest.once(ANSWER, () -> ask(address, password))
        .map(person -> hash -> create(address, person, hash));
  }

  /**
   * Under overload nothing is asked, and an unknown address is refused as usual; so it is when a
   * node asked about it lately. The claim is committed before the legacy system is asked.
   */
  private Optional<LegacyAccount> ask(EmailAddress address, Password password) {
    try {
      bulkhead.requireRoom(WorkPriority.AUTHENTICATION);
    } catch (HeadgateException e) {
      return Optional.empty();
    }
    bulkhead.enter(WorkPriority.AUTHENTICATION);
    return guard.call(WRITE, () -> service.claimLookup(address))
        ? verifier.verify(address, password)
        : Optional.empty();
  }

  private Optional<AccountCredentials> create(
      EmailAddress address, LegacyAccount person, String passwordHash) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ProvisionedAccount account =
        new ProvisionedAccount(
            idGenerator.next(),
            address.value(),
            Optional.of(passwordHash),
            person.fullName(),
            person.locale(),
            person.timeZone(),
            List.of(Role.USER_NAME),
            Optional.empty(),
            Optional.of(now).filter(verified -> person.isEmailVerified()),
            now);
    return guard.call(WRITE, () -> service.create(account, person.externalId()));
  }
}
