package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.audit.service.AuditAddressLookup;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Resolves account ids of audit entries to current addresses. */
@ApplicationScoped
public class AccountAuditAddressLookup implements AuditAddressLookup {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AccountContactService contacts;
  @Inject DatabaseGuard guard;

  @Override
  public Optional<UserId> idOf(EmailAddress address) {
    return guard.call(READ, () -> contacts.idOf(address));
  }

  @Override
  public Map<String, String> addressesOf(Set<String> ids) {
    Set<UUID> accounts =
        ids.stream()
            .flatMap(id -> account(id).stream())
            .map(UserId::value)
            .collect(Collectors.toSet());
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return guard.call(READ, () -> contacts.addressesOf(accounts)).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
  }

  /** Empty for anonymous, system, and names that are no account. */
  private static Optional<UserId> account(String id) {
    try {
      return Optional.of(UserId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
