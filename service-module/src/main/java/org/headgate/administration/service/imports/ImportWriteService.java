package org.headgate.administration.service.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.accounts.persistence.imports.AccountImportRepository;
import org.headgate.accounts.persistence.imports.AddressHolder;
import org.headgate.accounts.persistence.imports.ImportChunk;
import org.headgate.accounts.persistence.imports.NamedDepartment;
import org.headgate.accounts.persistence.imports.PlannedAccountRepository;
import org.headgate.accounts.persistence.imports.RefusedLineRepository;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.accounts.persistence.imports.UserImportRepository;
import org.headgate.accounts.persistence.imports.UserImportView;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.events.api.EventType;
import org.headgate.events.service.EventOutbox;
import org.headgate.otp.persistence.OneTimeCodeRepository;

/**
 * Writes the accounts of a chunk in one short transaction, which also deletes the chunk: whenever
 * the server stops, each line is processed once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportWriteService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject EventOutbox outbox;
  @Inject Clock clock;

  /** One statement. */
  public Optional<ImportChunk> next(UUID id) {
    return imports().nextChunk(id);
  }

  /** An import with its counts; one statement. */
  public Optional<UserImportView> find(UUID id) {
    return imports().find(id);
  }

  /** Three statements. */
  public KnownAccounts known(KnownAccounts.Query query) {
    AccountImportRepository accounts = accounts();
    List<NamedDepartment> departments =
        query.departments().isEmpty() && query.departmentNames().isEmpty()
            ? List.of()
            : accounts.departments(query.departments(), query.departmentNames());
    return new KnownAccounts(
        accounts.knownNames(query.names()),
        accounts.holders(query.emails()).stream()
            .collect(Collectors.toMap(AddressHolder::email, Function.identity())),
        departments.stream().map(NamedDepartment::id).collect(Collectors.toSet()),
        departments.stream()
            .collect(
                Collectors.toMap(NamedDepartment::name, NamedDepartment::id, (one, two) -> one)));
  }

  /** The keys under which a dry run has planned accounts; one statement. */
  public Set<String> planned(UUID id, Collection<String> keys) {
    return plannedAccounts().known(id, keys);
  }

  /**
   * Creates the accounts of a chunk. Repeating the call has no further effect.
   *
   * @return false, and nothing done, when the import does not run any more
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean write(UUID id, ImportBatch batch) {
    return complete(id, batch, () -> insert(id, batch));
  }

  /**
   * Counts what {@link #write} would do, and remembers the accounts that it would create. Repeating
   * the call has no further effect.
   *
   * @param keys of these accounts
   * @return false, and nothing done, when the import does not run any more
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean plan(UUID id, ImportBatch batch, Collection<String> keys) {
    return complete(
        id,
        batch,
        () -> {
          plannedAccounts().add(id, keys);
          return List.of();
        });
  }

  /**
   * Removes some of what dry runs remembered that have ended.
   *
   * @return how many keys were removed
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int removePlanned(int limit) {
    return plannedAccounts().removeEnded(limit);
  }

  /**
   * @param action processes the valid lines, and returns those that it refuses
   */
  private boolean complete(UUID id, ImportBatch batch, Supplier<List<RefusedLineRow>> action) {
    if (!imports().lockRunning(id)) {
      return false;
    }
    if (!imports().removeChunk(id, batch.firstLine())) {
      return true;
    }
    List<RefusedLineRow> late = action.get();
    List<RefusedLineRow> refused = Stream.concat(batch.refused().stream(), late.stream()).toList();
    int created = batch.rows().size() - late.size();
    imports().count(id, new UserImportView.Counts(created, batch.unchanged(), refused.size()));
    if (!refused.isEmpty()) {
      new RefusedLineRepository(entityManager).add(id, refused);
    }
    return true;
  }

  /** Returns the lines whose address was taken meanwhile. */
  private List<RefusedLineRow> insert(UUID id, ImportBatch batch) {
    if (batch.rows().isEmpty()) {
      return List.of();
    }
    if (!batch.signUps().isEmpty()) {
      new OneTimeCodeRepository(entityManager).lockAll(batch.signUps());
      publish(EventType.ACCOUNT_DELETED, accounts().removeSignUps(batch.signUps()), id);
    }
    Set<UUID> created = accounts().insert(JsonMappers.write(batch.rows()));
    publish(EventType.ACCOUNT_CREATED, created, id);
    return batch.rows().stream()
        .filter(row -> !created.contains(row.id()))
        .map(row -> addressTaken(row.line()))
        .toList();
  }

  private void publish(EventType type, Collection<UUID> accountIds, UUID importId) {
    outbox.writeAll(
        type,
        accountIds.stream().map(UserId::new).toList(),
        Map.of("actor", "system", "import_id", importId.toString()));
  }

  /** Ends an import whose lines are processed. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void finish(UUID id) {
    if (!imports().finish(id, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
      return;
    }
    UserImportView done = imports().find(id).orElseThrow();
    auditTrail.record(
        AuditEvent.of(DirectoryAuditActions.FINISH_IMPORT)
            .withSubject(DirectoryAuditActions.accountImport(id))
            .with("dry_run", String.valueOf(done.dryRun()))
            .with("created", String.valueOf(done.counts().created()))
            .with("unchanged", String.valueOf(done.counts().unchanged()))
            .with("refused", String.valueOf(done.counts().refused())));
  }

  static RefusedLineRow addressTaken(int line) {
    return new RefusedLineRow(line, "email", "must be an address that no other account has");
  }

  private AccountImportRepository accounts() {
    return new AccountImportRepository(entityManager);
  }

  private PlannedAccountRepository plannedAccounts() {
    return new PlannedAccountRepository(entityManager);
  }

  private UserImportRepository imports() {
    return new UserImportRepository(entityManager);
  }
}
