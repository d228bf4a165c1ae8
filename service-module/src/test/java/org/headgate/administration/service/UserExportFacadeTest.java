package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.service.IdGenerator;
import org.headgate.ownaccount.service.ExportRunFacade;
import org.headgate.ownaccount.service.ExportRunService;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;
import org.junit.jupiter.api.Test;

class UserExportFacadeTest {

  private static final UserId ADMINISTRATOR = new UserId(new UUID(0, 1));

  private static final ExportOptions NO_SECRETS = new ExportOptions(false, false);

  private final AtomicBoolean isAccepted = new AtomicBoolean(true);
  private final Set<UUID> running = new HashSet<>();
  private int recorded;
  private int length = Integer.MAX_VALUE;

  @Test
  void exportEndsWhenItsCallerWouldNoLongerBeAccepted() {
    PagedResult export = facade().begin(administrator(), NO_SECRETS);
    assertThat(export.next()).isNotEmpty();

    isAccepted.set(false);

    assertThat(export.hasNext()).isTrue();
    assertThatThrownBy(export::next).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void administratorHasOneExportAtATime() {
    PagedResult export = facade().begin(administrator(), NO_SECRETS);

    assertThatThrownBy(() -> facade().begin(administrator(), NO_SECRETS))
        .isInstanceOf(TooManyRequestsException.class);
    assertThat(recorded).isEqualTo(1);

    export.close();
    assertThat(facade().begin(administrator(), NO_SECRETS).hasNext()).isTrue();
  }

  @Test
  void exportHasEndedOnceItsLastPageIsRead() {
    length = 1;
    PagedResult export = facade().begin(administrator(), NO_SECRETS);
    assertThat(running).hasSize(1);

    export.next();

    assertThat(export.hasNext()).isFalse();
    assertThat(running).isEmpty();
  }

  private UserExportFacade facade() {
    UserExportFacade facade = new UserExportFacade();
    facade.guard = new DatabaseGuard() {};
    facade.runs = new ExportRunFacade(callers(), runs(), new DatabaseGuard() {}, new IdGenerator());
    facade.service =
        new UserExportService() {
          @Override
          public List<ExportedAccount> page(Optional<UUID> after, int limit) {
            return Collections.nCopies(Math.min(limit, length), account());
          }

          @Override
          public void record(ExportOptions options) {
            recorded++;
          }
        };
    return facade;
  }

  private CallerFacade callers() {
    return new CallerFacade() {
      @Override
      public void requireStillAccepted(CallerAccount caller, Role role) {
        if (!isAccepted.get() || role != Role.ADMIN) {
          throw new UnauthenticatedException();
        }
      }
    };
  }

  /** One run at a time, as the database keeps them. */
  private ExportRunService runs() {
    return new ExportRunService() {
      @Override
      public boolean begin(UserId accountId, UUID runId) {
        return running.isEmpty() && running.add(runId);
      }

      @Override
      public void end(UUID runId) {
        running.remove(runId);
      }
    };
  }

  private static ExportedAccount account() {
    return new ExportedAccount(
        new UUID(0, 2),
        "ada@example.org",
        true,
        Optional.empty(),
        "en",
        "UTC",
        List.of("user"),
        Optional.empty(),
        Optional.empty(),
        true,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CallerAccount administrator() {
    return new CallerAccount(
        new AccountResponse(
            ADMINISTRATOR,
            new EmailAddress("root@example.org"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            true,
            Set.of(Role.USER, Role.ADMIN),
            Optional.empty(),
            false,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        new AccountAtEpoch(ADMINISTRATOR, 0),
        Optional.of(new SessionId(new UUID(0, 3))),
        Optional.empty());
  }
}
