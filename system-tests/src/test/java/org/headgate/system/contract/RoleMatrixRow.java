package org.headgate.system.contract;

import java.util.regex.Pattern;

/**
 * The statuses of one operation: without a caller, for a user, for an administrator, and those that
 * follow from these.
 */
record RoleMatrixRow(String method, String path, int nobody, int user, int administrator) {

  private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

  private static final Pattern POOLS =
      Pattern.compile("/admin/(?:pools|database|diagnosis|self-test|history|incidents)(?:/.*)?");

  /** Operators handle alerts, and do not change their endpoints. */
  private static final Pattern ALERTS =
      Pattern.compile("GET /admin/alerts(?:/.*)?|POST /admin/alerts/\\{id}/acknowledgement");

  /** The operations that open accounts, or create credentials that do. */
  private static final Pattern CLOSED_TO_TOKENS =
      Pattern.compile(
          "POST /auth/.*|DELETE /users/me"
              + "|[A-Z]+ /users/me/(?:email|sessions|access-tokens|totp|passkeys)(?:/.*)?"
              + "|[A-Z]+ /admin/users/\\{id}/(?:access-tokens|factors)(?:/.*)?"
              + "|[A-Z]+ /admin/(?:keys|service-accounts)(?:/.*)?");

  private static final Pattern OF_THE_ACCOUNT =
      Pattern.compile("GET /(?:userinfo|users/me(?:/(?:export|profile|settings))?)");

  /** A user who tends the pools as administrators do, and administers nobody. */
  int operator() {
    boolean isAllowed =
        POOLS.matcher(path).matches() || ALERTS.matcher(method + " " + path).matches();
    return isAllowed ? administrator : user;
  }

  /** The status for a token of an administrator, whatever its scopes. */
  int byToken() {
    return CLOSED_TO_TOKENS.matcher(method + " " + path).matches() ? 403 : administrator;
  }

  int byTokenToReadTheAccount() {
    return OF_THE_ACCOUNT.matcher(method + " " + path).matches() ? administrator : 403;
  }

  String pathOfOne() {
    return path.replace("{name}", "platform")
        .replace("{kid}", "no-such-key")
        .replace("{pid}", "1")
        .replace("{id}", NOBODYS)
        .replace("{session}", NOBODYS)
        .replace("{token}", NOBODYS)
        .replace("{secret}", NOBODYS)
        .replace("{event}", NOBODYS);
  }
}
