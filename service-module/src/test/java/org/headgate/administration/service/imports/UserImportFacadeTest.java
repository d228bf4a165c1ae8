package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.administration.api.UserImport;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;
import org.junit.jupiter.api.Test;

class UserImportFacadeTest {

  private static final UserId ADMINISTRATOR = new UserId(new UUID(0, 1));
  private static final UUID IMPORT = new UUID(0, 2);

  private final AtomicBoolean isAccepted = new AtomicBoolean(true);

  @Test
  void refusedLinesEndWhenTheirCallerWouldNoLongerBeAccepted() {
    PagedResult lines = facade().refused(administrator(), IMPORT);
    assertThat(lines.next()).isNotEmpty();

    isAccepted.set(false);

    assertThat(lines.hasNext()).isTrue();
    assertThatThrownBy(lines::next).isInstanceOf(UnauthenticatedException.class);
  }

  private UserImportFacade facade() {
    UserImportFacade facade = new UserImportFacade();
    facade.guard = new DatabaseGuard() {};
    facade.callers =
        new CallerFacade() {
          @Override
          public void requireStillAccepted(CallerAccount caller, Role role) {
            if (!isAccepted.get() || role != Role.ADMIN) {
              throw new UnauthenticatedException();
            }
          }
        };
    facade.service =
        new UserImportService() {
          @Override
          public UserImport find(UUID id) {
            return new UserImport(
                id,
                UserImport.State.DONE,
                false,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                5000,
                5000,
                0,
                0,
                5000);
          }

          @Override
          public List<RefusedLineRow> refusals(UUID id, int after, int limit) {
            return IntStream.rangeClosed(after + 1, after + limit)
                .mapToObj(line -> new RefusedLineRow(line, "email", "must be an e-mail address"))
                .toList();
          }
        };
    return facade;
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
