package org.headgate.audit.service;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.audit.api.AuditVerification;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditEntryRepository;
import org.headgate.audit.persistence.ExpiredAuditPartition;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.AuditSettings;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.tasks.persistence.PartitionPromiseValidator;
import org.headgate.tasks.persistence.PartitionRepository;
import org.headgate.tasks.persistence.PartitionStep;
import org.headgate.tasks.persistence.PartitionedTable;
import org.headgate.tasks.service.PartitionMaker;
import org.headgate.tasks.service.PartitionService;

/** A node's work on the audit log, in transactions of its own. */
final class AuditNodeFixture {

  private static final int BATCH = 500;
  private static final long READABLE_BYTES = 64L << 20;

  private final AuditChain chain = new AuditChain(new KeyRing(new byte[32]));
  private final IdGenerator ids = new IdGenerator();
  private final AuditPartitionJob job = new AuditPartitionJob();
  private final Clock clock;
  private final AuditSettings settings;
  private final LocalUnit unit;
  private final PartitionPromiseValidator validator;
  private boolean isLargeTable;

  AuditNodeFixture(AuditLogFixture log, LocalUnit unit, AuditSettings settings) {
    this.settings = settings;
    this.clock = log;
    this.unit = unit;
    validator = new PartitionPromiseValidator(log.database().pool(1));
    job.service = new Partitions();
    job.settings = settings;
    job.guard = new DatabaseGuard() {};
    job.maker = new PartitionMaker(new Ahead(), validator, job.guard, new LibertyPoolMBeans());
  }

  /** Every partition counts as too large to be read while others wait. */
  AuditNodeFixture withLargeTables() {
    isLargeTable = true;
    return this;
  }

  /** Writes an entry as the service did then. */
  void write(Instant at) {
    write(at, at);
  }

  /** Writes an entry whose id has another time, of a machine whose clock is wrong. */
  void write(Instant timeOfId, Instant at) {
    AuditEntryEntity entry = entry(ids.at(timeOfId), at);
    unit.run(
        entityManager ->
            new AuditEntryRepository(entityManager).add(entry.digested(chain.digest(entry))));
  }

  private static AuditEntryEntity entry(UUID id, Instant at) {
    return new AuditEntryEntity(
        id,
        at,
        "system",
        "account.login",
        Optional.empty(),
        Optional.empty(),
        "success",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "{}",
        "",
        Optional.empty(),
        Optional.empty());
  }

  void seal() {
    while (log(service -> service.seal(BATCH)).filter(set -> set.size() == BATCH).isPresent()) {
      // As long as there may be more.
    }
  }

  /** The two tasks that keep the log in order, as the schedules of the service run them. */
  void maintain() {
    job.run();
    while (deleteExpired() == BATCH) {
      // As housekeeping does.
    }
  }

  int deleteExpired() {
    return log(
        service ->
            service.purge(
                clock.instant().minus(settings.retention()), settings.partitionDays(), BATCH));
  }

  /** One step of the schedule. */
  PartitionStep prepare() {
    return unit.write(
        entityManager ->
            new PartitionRepository(entityManager)
                .prepare(
                    PartitionedTable.AUDIT_LOG,
                    settings.partitionDays(),
                    clock.instant(),
                    isLargeTable ? 0 : READABLE_BYTES));
  }

  boolean validate() {
    return validator.validate(PartitionedTable.AUDIT_LOG);
  }

  Optional<ExpiredAuditPartition> findExpired() {
    return partitions(AuditPartitionService::findExpired);
  }

  boolean drop(ExpiredAuditPartition expired) {
    return partitions(service -> service.drop(expired));
  }

  AuditVerification verification() {
    AuditVerificationFacade facade = new AuditVerificationFacade();
    facade.service = new Log();
    facade.chain = chain;
    facade.sealing = new AuditSealer();
    facade.guard = new DatabaseGuard() {};
    return facade.verify();
  }

  private <T> T log(Function<AuditService, T> work) {
    return unit.write(
        entityManager -> {
          AuditService service = new AuditService();
          service.entityManager = entityManager;
          service.chain = chain;
          service.clock = clock;
          return work.apply(service);
        });
  }

  private <T> T partitions(Function<AuditPartitionService, T> work) {
    return unit.write(
        entityManager -> {
          AuditPartitionService service = new AuditPartitionService();
          service.entityManager = entityManager;
          service.chain = chain;
          service.clock = clock;
          service.settings = settings;
          return work.apply(service);
        });
  }

  /** Each call in a transaction, as the container does it. */
  private final class Ahead extends PartitionService {
    @Override
    public PartitionStep prepare(PartitionedTable table, int days) {
      return AuditNodeFixture.this.prepare();
    }
  }

  /** As {@link Ahead}. */
  private final class Partitions extends AuditPartitionService {
    @Override
    public Optional<ExpiredAuditPartition> findExpired() {
      return AuditNodeFixture.this.findExpired();
    }

    @Override
    public boolean drop(ExpiredAuditPartition expired) {
      return AuditNodeFixture.this.drop(expired);
    }
  }

  /** As {@link Ahead}. */
  private final class Log extends AuditService {
    @Override
    public Optional<AuditAnchorEntity> anchor() {
      return log(AuditService::anchor);
    }

    @Override
    public List<AuditEntryEntity> sealedAfter(long position, int limit) {
      return log(service -> service.sealedAfter(position, limit));
    }

    @Override
    public List<AuditEntryEntity> findUnsealed(int limit) {
      return log(service -> service.findUnsealed(limit));
    }
  }
}
