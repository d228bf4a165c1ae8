package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.HeldAccount;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * An operation that asks for the password again is done with the password that was verified, or not
 * at all: the owner changes it after the check and before the action.
 */
class ConfirmationRaceIT {

  private static final String ACCOUNTS = "select count(*) from platform.account where email = ?";
  private static final String ANOTHER = "eleven herons on the sluice";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @TestFactory
  Stream<DynamicTest> replacedPasswordConfirmsNoOperation() {
    return Stream.of(
        race(
            "the account is deleted",
            AccountOwner::withoutFactors,
            owner -> owner.person().delete(Person.PASSWORD),
            ACCOUNTS,
            1),
        race(
            "the address is changed",
            AccountOwner::withoutFactors,
            owner -> owner.person().changeEmail(Person.stranger(headgate).email(), Person.PASSWORD),
            rowsOf("email_change"),
            0),
        race(
            "the password is changed",
            AccountOwner::withoutFactors,
            owner -> owner.person().changePassword(Person.PASSWORD, "ten otters in the mill race"),
            ACCOUNTS,
            1),
        race(
            "an app is enrolled",
            AccountOwner::withoutFactors,
            owner -> enrol(owner.person()),
            rowsOf("totp"),
            0),
        race(
            "the app is removed",
            AccountOwner::withFactors,
            AccountOwner::removeApp,
            rowsOf("totp"),
            1),
        race(
            "a passkey is removed",
            AccountOwner::withFactors,
            AccountOwner::removePasskey,
            rowsOf("passkey"),
            1));
  }

  private static Response enrol(Person person) {
    return person.asCaller().body(Map.of("password", Person.PASSWORD)).post("/users/me/totp");
  }

  /** Counts the rows of an account by its address. */
  private static String rowsOf(String table) {
    return "select count(*) from platform.%s t join platform.account a on a.id = t.account_id where a.email = ?"
        .formatted(table);
  }

  /** Nothing of the new address is changed then, neither a sign-up that waits for it. */
  @Test
  void voidCodeKeepsSignUpOfNewAddress() throws Exception {
    Person stranger = Person.stranger(headgate);
    stranger.signUp();
    stranger.code();
    Person ada = Person.user(headgate);
    ada.changeEmail(stranger.email(), Person.PASSWORD).then().statusCode(202);
    String code = stranger.mailbox().codeOfMail(2);
    try (HeldAccount held = new HeldAccount(headgate, ada.email())) {
      CompletableFuture<Response> change =
          CompletableFuture.supplyAsync(() -> ada.changePassword(Person.PASSWORD, ANOTHER));
      held.awaitWaiting(1);
      CompletableFuture<Response> late =
          CompletableFuture.supplyAsync(() -> ada.confirmEmail(code));
      held.awaitWaiting(2);
      held.release();
      assertThat(change.join().statusCode()).isEqualTo(204);
      assertThat(late.join().statusCode()).isEqualTo(400);
    }
    assertThat(database.text(ACCOUNTS, stranger.email())).isEqualTo("1");
  }

  /** The last mail goes to the address that the account has when it is deleted. */
  @Test
  void deletionDuringEmailChangeIsConfirmedToTheNewAddress() throws Exception {
    Person ada = Person.user(headgate);
    String address = Person.stranger(headgate).email();
    try (ForeignTransaction change = ForeignTransaction.begin(headgate)) {
      change.execute(
          "update platform.account set email = '%s' where email = '%s'"
              .formatted(address, ada.email()));
      CompletableFuture<Response> deletion =
          CompletableFuture.supplyAsync(() -> ada.delete(Person.PASSWORD));
      await().until(() -> !change.waiting().isEmpty());
      change.commit();
      assertThat(deletion.join().statusCode()).isEqualTo(202);
    }
    assertThat(headgate.mailbox(address).about("Your account is being deleted").text())
        .contains("Hello Ada Lovelace,");
  }

  /** Administrators need a recent log-in for their own accounts; it has ended by then. */
  @TestFactory
  Stream<DynamicTest> endedSessionChangesNoAdministratorsOwnAccount() {
    return Stream.of(
        DynamicTest.dynamicTest("the factors are removed", () -> checkOwnAccount("/factors")),
        DynamicTest.dynamicTest("the account is deleted", () -> checkOwnAccount("")));
  }

  private void checkOwnAccount(String path) throws Exception {
    Person ada = AccountOwner.withFactors(headgate).person();
    Person administrator = Person.administrator(headgate);
    String account = "/admin/users/" + ada.me().<String>path("id");
    administrator.asCaller().body(Map.of("roles", List.of("user", "admin"))).patch(account);
    ada.keep(ada.refresh(ada.refreshToken()));
    try (HeldAccount held = new HeldAccount(headgate, ada.email())) {
      CompletableFuture<Response> end =
          CompletableFuture.supplyAsync(() -> ada.asCaller().post("/auth/logout-all"));
      held.awaitWaiting(1);
      CompletableFuture<Response> late =
          CompletableFuture.supplyAsync(() -> ada.asCaller().delete(account + path));
      held.awaitWaiting(2);
      held.release();
      assertThat(end.join().statusCode()).isEqualTo(204);
      assertThat(late.join().statusCode()).isEqualTo(401);
      administrator.asCaller().get(account).then().body("mfa_enabled", equalTo(true));
    } finally {
      administrator.asCaller().delete(account);
    }
  }

  private DynamicTest race(
      String name,
      Function<Headgate, AccountOwner> made,
      Function<AccountOwner, Response> action,
      String count,
      int left) {
    return DynamicTest.dynamicTest(name, () -> check(made.apply(headgate), action, count, left));
  }

  private void check(
      AccountOwner owner, Function<AccountOwner, Response> action, String count, int left)
      throws Exception {
    CompletableFuture<Response> change;
    CompletableFuture<Response> late;
    try (HeldAccount held = new HeldAccount(headgate, owner.person().email())) {
      change =
          CompletableFuture.supplyAsync(
              () -> owner.person().changePassword(Person.PASSWORD, ANOTHER));
      held.awaitWaiting(1);
      late = CompletableFuture.supplyAsync(() -> action.apply(owner));
      held.awaitWaiting(2);
      held.release();
      assertThat(change.join().statusCode()).isEqualTo(204);
      assertThat(late.join().statusCode()).isEqualTo(401);
    }
    owner.person().me().then().statusCode(200);
    assertThat(database.text(count, owner.person().email())).isEqualTo(String.valueOf(left));
  }
}
