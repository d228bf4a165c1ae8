package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.headgate.administration.api.UserImport;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PayloadTooLargeException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.ImportSettings;
import org.headgate.pool.service.admission.StreamedBody;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;

/** Starts, reads and cancels imports of accounts, for administrators. */
@ApplicationScoped
public class UserImportFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork STORE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject CallerFacade callers;
  @Inject UserImportService service;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject KeyRing keys;
  @Inject ImportSettings settings;

  /** Generates the id of a new import. */
  public UUID nextId() {
    return idGenerator.next();
  }

  /**
   * Begins an import; its lines arrive afterwards, while the administrator would still be accepted.
   *
   * @param announced length in bytes that the client announced; less than 0 for none
   * @throws PayloadTooLargeException when that is too many
   * @throws InvalidRequestException when that is none
   * @throws org.headgate.accounts.api.DirectoryConflictException while another import is open
   */
  public StreamedBody begin(CallerAccount administrator, UUID id, boolean dryRun, long announced) {
    if (announced > settings.maxBytes()) {
      throw new PayloadTooLargeException(settings.maxBytes());
    }
    if (announced == 0) {
      throw new InvalidRequestException(new FieldError("body", "must have at least one line"));
    }
    guard.run(WRITE, () -> service.begin(id, dryRun));
    return new UserImportUpload(id, settings.maxBytes(), new GuardedStore(administrator));
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public UserImport find(UUID id) {
    return guard.call(READ, () -> service.find(id));
  }

  /**
   * The lines that were refused, in the order of the file.
   *
   * @throws ResourceNotFoundException when there is no such import
   */
  public PagedResult refused(UUID id) {
    find(id);
    return new RefusedLines(
        (after, limit) -> guard.call(READ, () -> service.refusals(id, after, limit)));
  }

  /** As {@link UserImportService#cancel}. */
  public void cancel(UUID id) {
    guard.run(WRITE, () -> service.cancel(id));
  }

  private final class GuardedStore implements UserImportUpload.Store {

    private final CallerAccount administrator;

    private GuardedStore(CallerAccount administrator) {
      this.administrator = administrator;
    }

    @Override
    public void addLines(UUID id, ImportLines lines) {
      callers.requireStillAccepted(administrator, Role.ADMIN);
      UserImportService.Sealed sealed = UserImportService.Sealed.of(id, lines, keys);
      guard.run(STORE, () -> service.addLines(id, sealed));
    }

    @Override
    public UserImport run(UUID id) {
      callers.requireStillAccepted(administrator, Role.ADMIN);
      return guard.call(STORE, () -> service.run(id));
    }

    @Override
    public void forget(UUID id) {
      guard.run(STORE, () -> service.forget(id));
    }
  }
}
