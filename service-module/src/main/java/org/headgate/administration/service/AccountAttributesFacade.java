package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import org.headgate.administration.api.AccountAttributes;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Reads and replaces the attributes of accounts, for administrators. */
@ApplicationScoped
public class AccountAttributesFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AccountAttributesService service;
  @Inject DatabaseGuard guard;

  /**
   * @throws ResourceNotFoundException when there is no such account
   */
  public AccountAttributes of(UserId accountId) {
    return guard
        .call(READ, () -> service.find(accountId))
        .orElseThrow(() -> ResourceNotFoundException.account(accountId));
  }

  /**
   * As {@link AccountAttributesService#replace}; the attributes are validated before.
   *
   * @throws InvalidRequestException when they are not valid
   */
  public AccountAttributes replace(
      UserId accountId, Precondition precondition, AccountAttributes attributes) {
    SortedMap<String, String> valid = AttributesValidator.valid(attributes.attributes());
    return guard.call(
        WRITE, () -> service.replace(accountId, precondition, new AccountAttributes(valid)));
  }
}
