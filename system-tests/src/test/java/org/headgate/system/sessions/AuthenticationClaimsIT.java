package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;
import org.headgate.system.client.TokenClaims;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Tokens say truly how and when their owner logged in. */
class AuthenticationClaimsIT {

  private static final String SINGLE = "urn:headgate:acr:single-factor";
  private static final String MULTI = "urn:headgate:acr:multi-factor";

  private final Headgate headgate = Headgate.shared();

  @Test
  void claimsTellWhichFactorsWereGiven() {
    AccountOwner ada = AccountOwner.withFactors(headgate);

    assertClaims(ada.person().accessToken(), SINGLE, "otp");
    String halfway = ada.person().logIn(Person.PASSWORD).path("mfa_token");
    assertClaims(ada.prove(halfway, 0).path("access_token"), MULTI, "pwd", "otp", "mfa");
    String passkey = ada.logIn().path("access_token");
    assertThat(TokenClaims.of(passkey).getString("acr")).isEqualTo(MULTI);
    assertThat(TokenClaims.of(passkey).<String>getList("amr")).contains("user", "mfa");
    Person bertha = Person.user(headgate);
    assertClaims(bertha.logIn(Person.PASSWORD).path("access_token"), SINGLE, "pwd");
  }

  @Test
  void refreshIsNoLogIn() {
    Person ada = Person.user(headgate);
    ada.ageSession(Duration.ofHours(1));
    ada.keep(ada.refresh(ada.refreshToken()));
    JsonPath claims = TokenClaims.of(ada.accessToken());

    assertThat(claims.getLong("auth_time")).isLessThanOrEqualTo(claims.getLong("iat") - 3600);
    assertClaims(ada.accessToken(), SINGLE, "otp");
  }

  private static void assertClaims(String token, String acr, String... amr) {
    JsonPath claims = TokenClaims.of(token);
    assertThat(claims.getString("acr")).isEqualTo(acr);
    assertThat(claims.<String>getList("amr")).containsExactly(amr);
  }
}
