package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.database.PoolName;
import org.headgate.mail.service.BounceReason;
import org.headgate.mail.service.RefusedRecipients;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Stores refused addresses with their accounts. */
@ApplicationScoped
public class BouncedAddresses implements RefusedRecipients {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject AddressBounceService service;
  @Inject DatabaseGuard guard;

  @Override
  public boolean contains(EmailAddress address) {
    return guard.call(READ, () -> service.isBounced(address));
  }

  @Override
  public void add(EmailAddress address, BounceReason reason) {
    guard.run(WRITE, () -> service.mark(address, reason));
  }
}
