package org.headgate.passwords.service.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.HexFormat;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.settings.PasswordHashCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of other systems, checked with the test vectors that their makers published. */
class ForeignHashTest {

  private static final String SALT = "$c29tZXNhbHQ$";
  private static final String RESULT = "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  /** Of crypt_blowfish (wrapper.c), pyca/bcrypt and the manual of PHP. */
  @ParameterizedTest
  @CsvSource({
    "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
    "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored,"
        + " $2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
    "Kk4DQuMMfZL9o, $2b$04$cVWp4XaNU8a4v1uMRum2SO026BWLIoQMD/TXg5uZV.0P.uO8m3YEm",
    "rasmuslerdorf, $2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq",
    // the first one with the spare bits of salt and result set
    "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC/E5YPO9kmyuRGyh0XouQYb4YMJKvyOeX",
  })
  void bcryptHashesAreVerified(String password, String hash) {
    assertVerifies(password, hash);
  }

  /** Of the reference implementation (test.c). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
        "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E",
        "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        // the last but one with its parameters in another order
        "$argon2id$p=1,t=2,v=19,m=256$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      })
  void argon2HashesAreVerified(String hash) {
    assertVerifies("password", hash);
  }

  /** Of the tests of Django 1.10 and 5.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2_sha256$30000$seasalt$VrX+V8drCGo68wlvy6rfu8i1d1pfkdeXA4LJkRGJodY=",
        "pbkdf2_sha256$870000$seasalt$wJSpLMQRQz0Dhj/pFpbyjMj71B2gUYp6HJS5AU+32Ac=",
      })
  void djangoPbkdf2HashesAreVerified(String hash) {
    assertVerifies("lètmein", hash);
  }

  /** Of the documentation of passlib, and RFC 6070. */
  @ParameterizedTest
  @CsvSource({
    "toomanysecrets,"
        + " $pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk",
    "password, $pbkdf2$i=4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE",
    // the same as RustCrypto writes it
    "password, '$pbkdf2$i=4096,l=20$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE'",
  })
  void pbkdf2HashesAreVerified(String password, String hash) {
    assertVerifies(password, hash);
  }

  /** Of the realm that Strimzi publishes for Keycloak with alice's password. */
  @ParameterizedTest
  @ValueSource(
      strings =
          """
          {"type": "password",
           "secretData": "{\\"value\\":\\"KqABIiReBuRWbP4pBct3W067pNvYzeN7ILBV+8vT8nuF5cgYs2fdl2QikJT/7bGTW/PBXg6CYLwJQFYrBK9MWg==\\",\\"salt\\":\\"EPgscX9CQz7UnuZDNZxtMw==\\"}",
           "credentialData": "{\\"hashIterations\\":27500,\\"algorithm\\":\\"pbkdf2-sha256\\"}"}
          """)
  void keycloakPbkdf2HashesAreVerified(String credential) {
    assertVerifies("alice-password", credential);
  }

  /** The widely published vector of PBKDF2 with SHA-512, as Keycloak writes a credential. */
  @ParameterizedTest
  @ValueSource(
      strings =
          "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
              + "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5")
  void keycloakPbkdf2Sha512HashesAreVerified(String hex) {
    assertVerifies(
        "password",
        keycloak(
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)),
            "c2FsdA==",
            "{\\\"hashIterations\\\":4096,\\\"algorithm\\\":\\\"pbkdf2-sha512\\\"}"));
  }

  /** The reference implementation's, as Keycloak writes a credential. */
  @ParameterizedTest
  @ValueSource(strings = {RESULT + "="})
  void keycloakArgon2HashesAreVerified(String result) {
    assertVerifies(
        "password",
        keycloak(
            result,
            "c29tZXNhbHQ=",
            "{\\\"hashIterations\\\":2,\\\"algorithm\\\":\\\"argon2\\\",\\\"additionalParameters\\\":"
                + "{\\\"type\\\":[\\\"id\\\"],\\\"version\\\":[\\\"1.3\\\"],\\\"memory\\\":[\\\"256\\\"],"
                + "\\\"parallelism\\\":[\\\"1\\\"],\\\"hashLength\\\":[\\\"32\\\"]}}"));
  }

  /** Of the documentation of passlib. */
  @ParameterizedTest
  @ValueSource(
      strings =
          "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E")
  void scryptHashesAreVerified(String hash) {
    assertVerifies("password", hash);
  }

  /** Of github.com/firebase/scrypt, in the form of Supabase Auth. */
  @ParameterizedTest
  @ValueSource(
      strings =
          "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,"
              + "sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
              + "$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==")
  void firebaseScryptHashesAreVerified(String hash) {
    assertVerifies("user1password", hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2a$14$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$argon2id$v=19$m=65537,t=1,p=1" + SALT + RESULT,
        "$argon2id$v=19$m=65536,t=5,p=1" + SALT + RESULT,
        "$argon2id$v=19$m=256,t=999999999,p=1" + SALT + RESULT,
        "$argon2id$v=19$m=256,t=2,p=17" + SALT + RESULT,
        "pbkdf2_sha256$1500001$seasalt$" + RESULT + "=",
        "$pbkdf2-sha512$i=500001$c2FsdA$" + RESULT,
        "$scrypt$ln=17,r=8,p=1" + SALT + RESULT,
        "$scrypt$ln=16,r=8,p=3" + SALT + RESULT,
        "$fbscrypt$v=1,n=20,r=8,p=1,ss=Bw==,sk=" + RESULT + "=" + SALT + RESULT,
      })
  void tooExpensiveHashesAreRefused(String hash) {
    assertRefused(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "{}",
        "{\"secretData\":\"{}\",\"credentialData\":\"x\"}",
        "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$argon2d$v=19$m=256,t=2,p=1" + SALT + RESULT,
        "$argon2id$v=17$m=256,t=2,p=1" + SALT + RESULT,
        "$argon2id$v=19$m=256,t=2" + SALT + RESULT,
        "$argon2id$v=19$m=256,m=1,t=2,p=1" + SALT + RESULT,
        "$argon2id$v=19$m=256,t=2,p=1$c2FsdA$" + RESULT,
        "$argon2id$v=19$m=256,t=2,p=1,data=YWJj" + SALT + RESULT,
        "$scrypt$ln=14,r=8,p=1,x=1" + SALT + RESULT,
        "$pbkdf2-sha256$i=1000,l=16" + SALT + RESULT,
        "$scrypt$ln=14,r=8,p=1$c2FsdA$YQ",
        "pbkdf2_sha256$0$seasalt$" + RESULT + "=",
        "pbkdf2_sha256$1000$seasalt$YWJj",
        "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=YQ==" + SALT + RESULT,
        "$scrypt$ln=16,r=1,p=1" + SALT + RESULT,
        "$fbscrypt$v=1,n=16,r=1,p=1,ss=Bw==,sk=" + RESULT + "=" + SALT + RESULT,
      })
  void malformedHashesAreRefused(String text) {
    assertRefused(text);
    assertRefused("$" + "x".repeat(2000));
  }

  @Test
  void hashWhoseStoredFormIsTooLongIsRefused() {
    String text = "pbkdf2_sha256$1000$" + "s".repeat(900) + "$" + RESULT + "=";

    assertThat(text).hasSizeLessThan(ForeignHash.MAX_LENGTH);
    assertThatThrownBy(() -> ForeignHash.accepted("password_hash", text, PasswordHashCost.DEFAULT))
        .isInstanceOf(InvalidRequestException.class);
  }

  private static void assertVerifies(String password, String text) {
    ForeignHash hash = ForeignHash.parse(text);
    ForeignHash stored = ForeignHash.parse(hash.text());
    assertThat(stored.matches(password)).isTrue();
    assertThat(stored.matches(password.substring(1))).isFalse();
    assertThat(stored.text()).isEqualTo(hash.text());
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> ForeignHash.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(RESULT);
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> ForeignHash.accepted("password_hash", text, PasswordHashCost.DEFAULT));
    assertThat(refused.errors()).singleElement().extracting("field").isEqualTo("password_hash");
  }

  private static String keycloak(String value, String salt, String data) {
    return "{\"secretData\":\"{\\\"value\\\":\\\""
        + value
        + "\\\",\\\"salt\\\":\\\""
        + salt
        + "\\\"}\",\"credentialData\":\""
        + data
        + "\"}";
  }
}
