package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.imports.KeyedImport;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
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
import org.headgate.idempotency.api.IdempotencyKey;
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

  /**
   * An import whose lines are still to arrive.
   *
   * @param id the id of the import; an earlier one, if the request is repeated
   */
  public record Upload(UUID id, StreamedBody body, boolean isRepeated) {}

  /**
   * Begins an import; its lines arrive afterwards, while the administrator would still be accepted.
   *
   * @param announced length in bytes that the client announced; less than 0 for none
   * @param key with which the request may be repeated
   * @throws PayloadTooLargeException when that is too many
   * @throws InvalidRequestException when that is none
   * @throws org.headgate.idempotency.api.RequestInProgressException while the lines of the first
   *     request with this key are arriving
   * @throws org.headgate.accounts.api.DirectoryConflictException while another import is open
   */
  public Upload begin(
      CallerAccount administrator, boolean dryRun, long announced, Optional<IdempotencyKey> key) {
    if (announced > settings.maxBytes()) {
      throw new PayloadTooLargeException(settings.maxBytes());
    }
    if (announced == 0) {
      throw new InvalidRequestException(new FieldError("body", "must have at least one line"));
    }
    UUID id = idGenerator.next();
    Optional<String> requestKey = key.map(given -> requestKey(administrator, given));
    RequestDigest digest = new RequestDigest(dryRun);
    Optional<KeyedImport> earlier = guard.call(WRITE, () -> service.begin(id, dryRun, requestKey));
    return earlier
        .map(first -> new Upload(first.id(), repeated(administrator, first, digest), true))
        .orElseGet(
            () ->
                new Upload(
                    id,
                    new UserImportUpload(
                        id,
                        digest,
                        settings.maxBytes(),
                        new GuardedStore(administrator, key.isPresent())),
                    false));
  }

  private StreamedBody repeated(
      CallerAccount administrator, KeyedImport first, RequestDigest digest) {
    return new RepeatedUpload(
        first, digest, keys, settings.maxBytes(), () -> accepted(administrator, first.id()));
  }

  private UserImport accepted(CallerAccount administrator, UUID id) {
    callers.requireStillAccepted(administrator, Role.ADMIN);
    return guard.call(READ, () -> service.accepted(id));
  }

  /** The key in the scope of its caller. */
  private String requestKey(CallerAccount administrator, IdempotencyKey key) {
    return HexFormat.of()
        .formatHex(
            keys.mac(
                KeyRing.Purpose.IDEMPOTENCY_SLOT,
                ("import " + administrator.id()).getBytes(StandardCharsets.UTF_8),
                key.text().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public UserImport find(UUID id) {
    return guard.call(READ, () -> service.find(id));
  }

  /**
   * The lines that were refused, in the order of the file, while the administrator would still be
   * accepted.
   *
   * @throws ResourceNotFoundException when there is no such import
   */
  public PagedResult refused(CallerAccount administrator, UUID id) {
    find(id);
    return new RefusedLines((after, limit) -> refusals(administrator, id, after, limit));
  }

  private List<RefusedLineRow> refusals(
      CallerAccount administrator, UUID id, int after, int limit) {
    callers.requireStillAccepted(administrator, Role.ADMIN);
    return guard.call(READ, () -> service.refusals(id, after, limit));
  }

  /** As {@link UserImportService#cancel}. */
  public void cancel(UUID id) {
    guard.run(WRITE, () -> service.cancel(id));
  }

  private final class GuardedStore implements UserImportUpload.Store {

    private final CallerAccount administrator;
    private final boolean isKeyed;

    private GuardedStore(CallerAccount administrator, boolean isKeyed) {
      this.administrator = administrator;
      this.isKeyed = isKeyed;
    }

    @Override
    public void addLines(UUID id, ImportLines lines) {
      callers.requireStillAccepted(administrator, Role.ADMIN);
      UserImportService.Sealed sealed = UserImportService.Sealed.of(id, lines, keys);
      guard.run(STORE, () -> service.addLines(id, sealed));
    }

    @Override
    public UserImport run(UUID id, RequestDigest digest) {
      callers.requireStillAccepted(administrator, Role.ADMIN);
      Optional<String> bodyDigest = isKeyed ? Optional.of(digest.text(keys)) : Optional.empty();
      return guard.call(STORE, () -> service.run(id, bodyDigest));
    }

    @Override
    public void forget(UUID id) {
      guard.run(STORE, () -> service.forget(id));
    }
  }
}
