package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.etag.EntityTag;
import org.headgate.etag.Precondition;
import org.headgate.etag.PreconditionFailed;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.UserId;
import org.headgate.paging.Cursor;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.HeadgateException;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.NoSuchSchedule;
import org.headgate.scheduling.Schedule;
import org.headgate.scheduling.ScheduleRequest;
import org.headgate.scheduling.StaleSchedule;
import org.headgate.scheduling.WebhookAction;
import org.headgate.scheduling.persistence.ScheduleRow;

/** Schedules are written, read, changed, stopped and started here, each by its owner. */
@ApplicationScoped
public class ScheduleBook {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final int TRIES = 10;

  @Inject ScheduleDesk desk;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject KeyRing keys;
  @Inject Ids ids;
  @Inject Event<WorkOrdered> workOrdered;

  /**
   * A schedule and the revision it has.
   *
   * @param schedule with its secret when this request set it
   */
  public record Revised(Schedule schedule, long revision) {

    /** What names this very answer, and the revision in it. */
    public EntityTag tag() {
      return RevisionTag.of(revision, schedule);
    }
  }

  /**
   * @throws HeadgateException when the request is not sound or the owner has too many
   */
  public Revised create(UserId owner, ScheduleRequest request) {
    Definition definition = Definition.of(request);
    UUID id = ids.next();
    Optional<WebhookSecret> secret = NewSecret.of(definition, Optional.empty());
    Optional<byte[]> sealed = secret.map(made -> made.sealed(keys, id));
    Drafts drafts = new Drafts(definition, sealed);
    Revised created =
        idempotentWork.call(
            WRITE, () -> revised(desk.add(owner, now -> drafts.first(id, owner, now)), secret));
    workOrdered.fire(new WorkOrdered());
    return created;
  }

  /**
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public Revised get(UserId owner, UUID id) {
    return revised(row(owner, id), Optional.empty());
  }

  /** The newest first. */
  public Page<Schedule> list(UserId owner, PageQuery query) {
    int limit = query.limit();
    Optional<UUID> before = query.cursor().map(cursor -> cursor.uuid(0));
    List<ScheduleRow> rows = guard.call(READ, () -> desk.ofOwner(owner, before, limit + 1));
    return Page.of(rows.stream().map(ScheduleViews::own).toList(), limit, ScheduleBook::place);
  }

  /**
   * Changes what was asked for before.
   *
   * @param seen only if it still is what the caller has seen
   * @param edit may be called again when somebody was faster
   * @throws PreconditionFailed when it is not
   * @throws HeadgateException when the result is not sound, or there is no such schedule
   */
  public Revised change(
      UserId owner, UUID id, Precondition seen, UnaryOperator<ScheduleRequest> edit) {
    for (int tries = 1; ; tries++) {
      ScheduleRow before = row(owner, id);
      seen.checkTag(tag -> RevisionTag.isOf(tag, before.revision()));
      ScheduleRequest present = ScheduleViews.request(before);
      Definition definition = Definition.of(edit.apply(present), Optional.of(present));
      Optional<WebhookSecret> secret = NewSecret.of(definition, before.secret());
      Optional<byte[]> sealed =
          secret.map(made -> made.sealed(keys, id)).or(() -> kept(definition, before));
      Drafts drafts = new Drafts(definition, sealed);
      if (written(before, drafts.next(before), drafts.retimes(before))) {
        return revised(row(owner, id), secret);
      }
      if (seen.isStated() || tries == TRIES) {
        throw new StaleSchedule();
      }
    }
  }

  /** As {@link #change}: enabled or not, and nothing else. */
  public Schedule enable(UserId owner, UUID id, Precondition seen, boolean enabled) {
    for (int tries = 1; ; tries++) {
      ScheduleRow before = row(owner, id);
      seen.checkTag(tag -> RevisionTag.isOf(tag, before.revision()));
      if (before.enabled() == enabled && before.disabledReason().isEmpty()) {
        return ScheduleViews.own(before);
      }
      if (written(before, Drafts.switched(before, enabled), true)) {
        return ScheduleViews.own(row(owner, id));
      }
      if (seen.isStated() || tries == TRIES) {
        throw new StaleSchedule();
      }
    }
  }

  /**
   * @throws PreconditionFailed when the caller has seen another state
   * @throws StaleSchedule when it was changed this very moment
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public void delete(UserId owner, UUID id, Precondition seen) {
    Optional<Long> revision =
        seen.isStated() ? Optional.of(seenRevision(owner, id, seen)) : Optional.empty();
    if (!guard.call(WRITE, () -> desk.delete(owner, id, revision))) {
      row(owner, id);
      throw new StaleSchedule();
    }
  }

  private long seenRevision(UserId owner, UUID id, Precondition seen) {
    long revision = row(owner, id).revision();
    seen.checkTag(tag -> RevisionTag.isOf(tag, revision));
    return revision;
  }

  /**
   * What a schedule does, for whoever carries it out.
   *
   * @param secret of a webhook, sealed
   * @param now the database's clock
   */
  public record Content(Action action, Optional<byte[]> secret, Instant now) {}

  /**
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public Content content(UserId owner, UUID id) {
    ScheduleRow row = row(owner, id);
    return new Content(ScheduleViews.action(row.action()), row.secret(), row.readAt());
  }

  private boolean written(ScheduleRow before, ScheduleRow after, boolean retimed) {
    boolean written = guard.call(WRITE, () -> desk.change(before, after, retimed));
    if (written && retimed) {
      workOrdered.fire(new WorkOrdered());
    }
    return written;
  }

  ScheduleRow row(UserId owner, UUID id) {
    return guard.call(READ, () -> desk.find(owner, id)).orElseThrow(() -> new NoSuchSchedule(id));
  }

  private static Optional<byte[]> kept(Definition definition, ScheduleRow before) {
    return definition.isWebhook() ? before.secret() : Optional.empty();
  }

  private static Revised revised(ScheduleRow row, Optional<WebhookSecret> shown) {
    Schedule schedule = ScheduleViews.own(row);
    return new Revised(
        shown.map(secret -> withSecret(schedule, secret)).orElse(schedule), row.revision());
  }

  private static Schedule withSecret(Schedule schedule, WebhookSecret secret) {
    return schedule.action() instanceof WebhookAction webhook
        ? schedule.withAction(webhook.withSecret(secret.text()))
        : schedule;
  }

  static Cursor place(Schedule schedule) {
    return Cursor.of(schedule.id());
  }
}
