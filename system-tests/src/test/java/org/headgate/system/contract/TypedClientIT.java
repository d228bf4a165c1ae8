package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.headgate.authentication.api.AuthApi;
import org.headgate.authentication.api.LoginRequest;
import org.headgate.authentication.api.SignUpRequest;
import org.headgate.authentication.api.VerifyEmailRequest;
import org.headgate.client.HeadgateClient;
import org.headgate.client.ProblemException;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.json.PatchField;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.ProblemType;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.ownaccount.api.AccountPatch;
import org.headgate.ownaccount.api.DeleteAccountRequest;
import org.headgate.ownaccount.api.OwnAccountApi;
import org.headgate.ownaccount.api.PersonalDataExportApi;
import org.headgate.ownaccount.api.WhoAmIApi;
import org.headgate.profiles.api.Profile;
import org.headgate.profiles.api.ProfileApi;
import org.headgate.sessions.api.SessionsApi;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** A Java caller uses the interfaces of the contract themselves, by MicroProfile REST Client. */
class TypedClientIT {

  private static final String PASSWORD = "nine lanterns over the weir";

  private final Headgate headgate = Headgate.shared();
  private final HeadgateClient stranger = HeadgateClient.of(URI.create(headgate.url("")));
  private final String email = "typed-" + UUID.randomUUID() + "@example.org";

  @Test
  void javaClientCompletesTheAccountLifeCycle() {
    HeadgateClient ada = stranger.withToken(signedUp()::accessToken);

    AccountResponse accountResponse = ada.api(OwnAccountApi.class).me();
    assertThat(accountResponse.email().value()).isEqualTo(email);
    assertThat(ada.api(WhoAmIApi.class).whoAmI().id()).contains(accountResponse.id());
    assertThat(ada.api(SessionsApi.class).sessions(new PageQuery(10, Optional.empty())).items())
        .hasSize(1);

    AccountPatch nameGoes =
        new AccountPatch(PatchField.nullValue(), PatchField.to("de"), PatchField.absent());
    assertThat(ada.api(OwnAccountApi.class).patch(null, nameGoes).fullName()).isEmpty();

    Profile profile =
        new Profile(
            Optional.of("Ada"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ada.api(ProfileApi.class).putProfile(null, profile);
    assertThat(ada.api(ProfileApi.class).profile()).isEqualTo(profile);
    assertThat(ada.api(PersonalDataExportApi.class).export().at("/account/locale").asText())
        .isEqualTo("de");

    try (Response gone =
        ada.api(OwnAccountApi.class).delete(null, new DeleteAccountRequest(PASSWORD))) {
      assertThat(gone.getStatus()).isEqualTo(202);
    }
    assertThat(problemOf(() -> ada.api(OwnAccountApi.class).me()).is(ProblemType.UNAUTHORIZED))
        .isTrue();
  }

  private TokenResponse signedUp() {
    try (Response sent = stranger.api(AuthApi.class).signUp(signUp(email))) {
      assertThat(sent.getStatus()).isEqualTo(202);
      assertThat(sent.readEntity(VerificationSentResponse.class).status())
          .isEqualTo("verification_sent");
    }
    String code = headgate.mailbox(email).codeOfMail(1);
    return (TokenResponse)
        stranger.api(AuthApi.class).verifyEmail(new VerifyEmailRequest(email, code));
  }

  @Test
  void tokensAreRefreshedOnceForParallelCalls() throws Exception {
    Person ada = Person.user(headgate);
    TokenResponse spent =
        new TokenResponse(
            TokenResponse.STATUS, "expired", "Bearer", 0, ada.refreshToken(), 3600, "");
    OwnAccountApi own = stranger.withSession(spent).api(OwnAccountApi.class);

    List<EmailAddress> answers =
        AtOnce.each(List.of(1, 2, 3, 4, 5, 6, 7, 8), number -> own.me().email());

    assertThat(answers).containsOnly(new EmailAddress(ada.email())).hasSize(8);
    assertThat(
            new Sql(headgate.databaseUrl())
                .text(
                    "select generation from platform.session where id = cast(? as uuid)",
                    ada.sessionId()))
        .isEqualTo("1");
  }

  @Test
  void problemDocumentIsThrownAsException() {
    ProblemException unknown =
        problemOf(() -> stranger.api(AuthApi.class).logIn(new LoginRequest(email, PASSWORD)));
    assertThat(unknown.is(ProblemType.INVALID_CREDENTIALS)).isTrue();
    assertThat(unknown.problem().traceId()).isNotBlank();

    ProblemException nonsense =
        problemOf(() -> stranger.api(AuthApi.class).signUp(signUp("nonsense")).close());
    assertThat(nonsense.problem().errors()).extracting(FieldError::field).containsExactly("email");
  }

  private static ProblemException problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  private static SignUpRequest signUp(String email) {
    return new SignUpRequest(
        email, PASSWORD, Optional.of("Ada"), Optional.of("en"), Optional.empty());
  }
}
