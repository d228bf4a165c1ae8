package org.headgate.administration.service.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.imports.EncryptedLines;
import org.headgate.accounts.persistence.imports.ImportChunk;
import org.headgate.accounts.persistence.imports.KeyedImport;
import org.headgate.accounts.persistence.imports.KeyedImportRepository;
import org.headgate.accounts.persistence.imports.RefusedLineRepository;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.accounts.persistence.imports.UserImportRepository;
import org.headgate.accounts.persistence.imports.UserImportView;
import org.headgate.administration.api.UserImport;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.KeyRing;
import org.headgate.idempotency.api.RequestInProgressException;

/** Begins and ends imports, and stores their lines, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UserImportService {

  /**
   * An import whose lines stopped arriving, on a node that died, is deleted after this time: by the
   * next one or by housekeeping.
   */
  private static final Duration ABANDONED = Duration.ofMinutes(2);

  /** How long a key returns the first answer. */
  private static final Duration KEY_LIFETIME = Duration.ofHours(24);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject UserImportTask task;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /** Encrypted lines, and the number of non-empty ones. */
  record Sealed(ImportChunk chunk, int count) {

    static Sealed of(UUID id, ImportLines lines, KeyRing keys) {
      byte[] sealed = keys.encrypt(KeyRing.Purpose.IMPORT_SEAL, label(id), lines.bytes());
      return new Sealed(
          new ImportChunk(lines.first(), new EncryptedLines(sealed)), lines.lines().size());
    }

    static ImportLines opened(UUID id, ImportChunk chunk, KeyRing keys) {
      return ImportLines.of(
          chunk.firstLine(),
          keys.decrypt(KeyRing.Purpose.IMPORT_SEAL, label(id), chunk.lines().bytes()));
    }

    private static String label(UUID id) {
      return "import " + id;
    }
  }

  /**
   * Begins an import whose lines are still to arrive.
   *
   * @param requestKey a MAC of the request's idempotency key
   * @return an earlier import of a request with this key, whose lines have arrived; nothing was
   *     begun then
   * @throws RequestInProgressException while the lines of that request are arriving
   * @throws DirectoryConflictException while another import is open
   */
  public Optional<KeyedImport> begin(UUID id, boolean dryRun, Optional<String> requestKey) {
    removeAbandoned();
    Optional<KeyedImport> earlier =
        requestKey.flatMap(
            key -> new KeyedImportRepository(entityManager).find(key, now().minus(KEY_LIFETIME)));
    if (earlier.isPresent()) {
      if (earlier.get().bodyDigest().isEmpty()) {
        throw new RequestInProgressException();
      }
      return earlier;
    }
    if (!imports().begin(id, dryRun, requestKey, now())) {
      throw DirectoryConflictException.importOpen();
    }
    auditTrail.record(
        AuditEvent.of(DirectoryAuditActions.BEGIN_IMPORT)
            .withSubject(DirectoryAuditActions.accountImport(id))
            .with("dry_run", String.valueOf(dryRun)));
    return Optional.empty();
  }

  /**
   * Deletes imports whose lines stopped arriving.
   *
   * @return how many were removed
   */
  public int removeAbandoned() {
    return imports().removeAbandoned(now().minus(ABANDONED));
  }

  /**
   * Stores lines.
   *
   * @throws DirectoryConflictException when it was cancelled
   */
  public void addLines(UUID id, Sealed lines) {
    if (!imports().receive(id, lines.count(), now())) {
      throw DirectoryConflictException.importEnded();
    }
    imports().addChunk(id, lines.chunk());
  }

  /**
   * Starts the processing after the commit, when all lines have arrived.
   *
   * @param bodyDigest a MAC of the request, if it had a key
   * @throws DirectoryConflictException when it was cancelled
   */
  public UserImport run(UUID id, Optional<String> bodyDigest) {
    if (!imports().run(id, bodyDigest)) {
      throw DirectoryConflictException.importEnded();
    }
    task.enqueue(id);
    return find(id);
  }

  /**
   * An import as it was when its lines had arrived; one statement.
   *
   * @throws ResourceNotFoundException when there is none
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public UserImport accepted(UUID id) {
    UserImport now = find(id);
    return new UserImport(
        now.id(),
        UserImport.State.RUNNING,
        now.isDryRun(),
        now.createdAt(),
        Optional.empty(),
        now.lines(),
        0,
        0,
        0,
        0);
  }

  /** Discards an import that broke off while it arrived. */
  public void forget(UUID id) {
    imports().removeReceiving(id);
  }

  /**
   * One statement.
   *
   * @throws ResourceNotFoundException when there is none
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public UserImport find(UUID id) {
    return imports()
        .find(id)
        .map(UserImportService::shown)
        .orElseThrow(ResourceNotFoundException::accountImport);
  }

  /** One statement. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<RefusedLineRow> refusals(UUID id, int after, int limit) {
    return new RefusedLineRepository(entityManager).page(id, after, limit);
  }

  /**
   * Cancels an import; one that has ended stays as it is.
   *
   * @throws ResourceNotFoundException when there is none
   */
  public void cancel(UUID id) {
    if (imports().cancel(id, now())) {
      imports().removeChunks(id);
      auditTrail.record(
          AuditEvent.of(DirectoryAuditActions.CANCEL_IMPORT)
              .withSubject(DirectoryAuditActions.accountImport(id)));
    } else {
      find(id);
    }
  }

  private static UserImport shown(UserImportView view) {
    return new UserImport(
        view.id(),
        UserImport.State.valueOf(view.state().toUpperCase(Locale.ROOT)),
        view.dryRun(),
        view.createdAt(),
        view.finishedAt(),
        view.lines(),
        view.counts().processed(),
        view.counts().created(),
        view.counts().unchanged(),
        view.counts().refused());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private UserImportRepository imports() {
    return new UserImportRepository(entityManager);
  }
}
