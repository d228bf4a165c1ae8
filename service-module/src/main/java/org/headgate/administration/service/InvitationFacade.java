package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.accounts.persistence.provisioning.InvitationView;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.administration.api.Invitation;
import org.headgate.administration.api.InviteUserRequest;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Invites people, and lists, resends and withdraws invitations, for administrators. */
@ApplicationScoped
public class InvitationFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final Duration LIFETIME = Duration.ofDays(7);

  @Inject InvitationService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** One page, ordered by address. */
  public Page<Invitation> page(Optional<Cursor> cursor, int limit) {
    Optional<String> after = cursor.map(position -> position.string(0));
    List<InvitationView> open = guard.call(READ, () -> service.page(after, limit + 1));
    return Page.of(
        open.stream().map(InvitationFacade::invitation).toList(),
        limit,
        invitation -> Cursor.of(invitation.email().value()));
  }

  /**
   * @throws ResourceNotFoundException when there is none, or it was accepted
   */
  public Invitation invitation(UserId accountId) {
    return guard
        .call(READ, () -> service.find(accountId))
        .map(InvitationFacade::invitation)
        .orElseThrow(ResourceNotFoundException::invitation);
  }

  /**
   * As {@link InvitationService#invite}.
   *
   * @throws InvalidRequestException when a field is not valid
   */
  public Invitation invite(InviteUserRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Duration lifetime = request.expiresIn().map(Duration::ofSeconds).orElse(LIFETIME);
    ProvisionedAccount account =
        NewUserDetails.of(request)
            .account(idGenerator.next(), Optional.empty(), Optional.empty(), now);
    return idempotentWork.call(WRITE, () -> invitation(service.invite(account, lifetime)));
  }

  /** As {@link InvitationService#resend}. */
  public Invitation resend(UserId accountId) {
    return idempotentWork.call(WRITE, () -> invitation(service.resend(accountId)));
  }

  /** As {@link InvitationService#withdraw}. */
  public void withdraw(UserId accountId, Precondition precondition) {
    guard.run(WRITE, () -> service.withdraw(accountId, precondition));
  }

  static Invitation invitation(InvitationView view) {
    return new Invitation(
        new UserId(view.accountId()),
        EmailAddress.stored(view.email()),
        view.fullName(),
        view.locale(),
        view.roles().stream().map(Role::named).collect(Collectors.toSet()),
        view.department(),
        view.invitedAt(),
        view.sentAt(),
        view.expiresAt());
  }
}
