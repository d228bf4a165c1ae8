package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.headgate.accounts.AccountPatch;
import org.headgate.accounts.AuthApi;
import org.headgate.accounts.DeleteAccountRequest;
import org.headgate.accounts.ExportApi;
import org.headgate.accounts.LogInRequest;
import org.headgate.accounts.Me;
import org.headgate.accounts.MeApi;
import org.headgate.accounts.SessionsApi;
import org.headgate.accounts.SignUpRequest;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.VerificationSent;
import org.headgate.accounts.VerifyEmailRequest;
import org.headgate.accounts.WhoAmIApi;
import org.headgate.client.HeadgateClient;
import org.headgate.client.ProblemException;
import org.headgate.json.Patched;
import org.headgate.paging.PageQuery;
import org.headgate.problem.FieldError;
import org.headgate.problem.ProblemType;
import org.headgate.users.Profile;
import org.headgate.users.ProfileApi;
import org.junit.jupiter.api.Test;

/** A Java caller uses the interfaces of the contract themselves, by MicroProfile REST Client. */
class TypedClientIT {

  private static final String PASSWORD = "nine lanterns over the weir";

  private final Headgate headgate = Headgate.shared();
  private final HeadgateClient stranger = HeadgateClient.of(URI.create(headgate.url("")));
  private final String email = "typed-" + UUID.randomUUID() + "@example.org";

  @Test
  void aJavaCallerGoesTheWholeWayWithTheContractsOwnTypes() {
    try (Response sent = stranger.api(AuthApi.class).signUp(signUp(email))) {
      assertThat(sent.getStatus()).isEqualTo(202);
      assertThat(sent.readEntity(VerificationSent.class).status()).isEqualTo("verification_sent");
    }
    String code = headgate.mailbox(email).codeOfMail(1);
    Tokens tokens =
        (Tokens) stranger.api(AuthApi.class).verifyEmail(new VerifyEmailRequest(email, code));
    HeadgateClient ada = stranger.withToken(tokens::accessToken);

    Me me = ada.api(MeApi.class).me();
    assertThat(me.email().value()).isEqualTo(email);
    assertThat(ada.api(WhoAmIApi.class).whoAmI().id()).contains(me.id());
    assertThat(ada.api(SessionsApi.class).sessions(new PageQuery(10, Optional.empty())).items())
        .hasSize(1);

    AccountPatch nameGoes =
        new AccountPatch(Patched.cleared(), Patched.to("de"), Patched.untouched());
    assertThat(ada.api(MeApi.class).patch(null, nameGoes).fullName()).isEmpty();

    Profile profile =
        new Profile(
            Optional.of("Ada"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ada.api(ProfileApi.class).putProfile(null, profile);
    assertThat(ada.api(ProfileApi.class).profile()).isEqualTo(profile);
    assertThat(ada.api(ExportApi.class).export().at("/account/locale").asText()).isEqualTo("de");

    try (Response gone = ada.api(MeApi.class).delete(new DeleteAccountRequest(PASSWORD))) {
      assertThat(gone.getStatus()).isEqualTo(202);
    }
    assertThat(refused(() -> ada.api(MeApi.class).me()).is(ProblemType.UNAUTHORIZED)).isTrue();
  }

  @Test
  void anErrorIsAnExceptionWithTheServersWords() {
    ProblemException unknown =
        refused(() -> stranger.api(AuthApi.class).logIn(new LogInRequest(email, PASSWORD)));
    assertThat(unknown.is(ProblemType.INVALID_CREDENTIALS)).isTrue();
    assertThat(unknown.problem().traceId()).isNotBlank();

    ProblemException nonsense =
        refused(() -> stranger.api(AuthApi.class).signUp(signUp("nonsense")).close());
    assertThat(nonsense.problem().errors()).extracting(FieldError::field).containsExactly("email");
  }

  private static ProblemException refused(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  private static SignUpRequest signUp(String email) {
    return new SignUpRequest(
        email, PASSWORD, Optional.of("Ada"), Optional.of("en"), Optional.empty());
  }
}
