package org.headgate.accounts.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations in PostgreSQL. */
class InvitationRepositoryTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID accountId = UUID.randomUUID();
  private final AccountAtEpoch accountAtEpoch = new AccountAtEpoch(new UserId(accountId), 0);

  @BeforeEach
  void invite() {
    DATABASE.run(
        all -> {
          new AccountProvisioningRepository(all)
              .create(
                  new ProvisionedAccount(
                      accountId,
                      accountId + "@example.org",
                      Optional.empty(),
                      Optional.of("Ada"),
                      "de",
                      "Europe/Berlin",
                      List.of("user", "admin"),
                      Optional.empty(),
                      Optional.empty(),
                      now));
          new InvitationRepository(all).add(accountId, now, WEEK);
        });
  }

  @Test
  void openInvitationIsFoundAndListed() {
    InvitationView view = invitations(all -> all.find(accountId)).orElseThrow();

    assertThat(view.email()).isEqualTo(accountId + "@example.org");
    assertThat(view.expiresAt()).isEqualTo(now.plus(WEEK));
    assertThat(view.roles()).containsExactlyInAnyOrder("user", "admin");
    List<InvitationView> first = invitations(all -> all.page(Optional.empty(), 1000));
    List<InvitationView> next = invitations(all -> all.page(Optional.of(view.email()), 1000));
    assertThat(first).contains(view);
    assertThat(next).doesNotContain(view);
  }

  @Test
  void repeatedMailRenewsExpiry() {
    Instant later = now.plusSeconds(60);
    DATABASE.run(all -> new InvitationRepository(all).markSent(accountId, later));

    InvitationView view = invitations(all -> all.find(accountId)).orElseThrow();
    assertThat(view.invitedAt()).isEqualTo(now);
    assertThat(view.expiresAt()).isEqualTo(later.plus(WEEK));
  }

  @Test
  void invitationIsAcceptedOnce() {
    assertThatObject(accept(new AccountAtEpoch(accountAtEpoch.id(), 1))).isEqualTo(false);
    assertThatObject(accept(accountAtEpoch)).isEqualTo(true);
    assertThatObject(accept(accountAtEpoch)).isEqualTo(false);

    assertThatObject(invitations(all -> all.find(accountId))).isEqualTo(Optional.empty());
    assertThatObject(withdraw()).isEqualTo(false);
    DATABASE.run(all -> new InvitationRepository(all).remove(accountId));
    AccountView view =
        DATABASE.call(all -> new AccountRepository(all).byId(accountId)).orElseThrow();
    assertThat(view.emailVerifiedAt()).contains(now);
    assertThat(view.epoch()).isZero();
  }

  @Test
  void withdrawnInvitationLeavesNoAccount() {
    assertThatObject(withdraw()).isEqualTo(true);

    assertThatObject(DATABASE.call(all -> new AccountRepository(all).byId(accountId)))
        .isEqualTo(Optional.empty());
  }

  private boolean accept(AccountAtEpoch by) {
    return invitations(all -> all.accept(by, "the owner's", now));
  }

  private boolean withdraw() {
    return invitations(all -> all.withdraw(accountId));
  }

  private static <T> T invitations(Function<InvitationRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new InvitationRepository(entityManager)));
  }
}
