package org.headgate.system.codes;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/** Requests for codes, and guesses at them, from many devices and networks. */
abstract class CodeLimitSteps {
  final Headgate headgate = Headgate.shared();
  final Sql database = new Sql(headgate.databaseUrl());

  Response resend(String email) {
    return post(Headgate.anyNetwork(), "/auth/resend-otp", Map.of("email", email), "");
  }

  Response forgot(String email, String device) {
    return post(Headgate.anyNetwork(), "/auth/password/forgot", Map.of("email", email), device);
  }

  Response reset(String email, String code, String device) {
    return reset(email, code, "eleven herons on a sluice", device);
  }

  Response reset(String email, String code, String password, String device) {
    Map<String, String> body = new HashMap<>(Map.of("email", email, "code", code));
    body.put("new_password", password);
    return post(Headgate.anyNetwork(), "/auth/password/reset", body, device);
  }

  Response accept(String email, String code, String password) {
    Map<String, String> body = Map.of("email", email, "code", code, "password", password);
    return post(Headgate.anyNetwork(), "/auth/invitations/accept", body, "");
  }

  Response post(String from, String path, Map<String, String> body, String device) {
    return headgate.from(from).header("Device-Token", device).body(body).post(path);
  }

  /** As if so much time had passed since whatever was done. */
  void passTime(String family, Duration time) {
    database.update(
        """
        update platform.attempt_ledger
           set happened_at = array(select h - cast(? as interval) from unnest(happened_at) h)
         where kind like ? || ':%'
        """,
        time.toString(), family);
  }

  static int retryAfter(Response response) {
    return Integer.parseInt(response.header("Retry-After"));
  }

  static List<Integer> statuses(int times, Callable<Response> call) {
    return IntStream.range(0, times).mapToObj(i -> status(call)).toList();
  }

  static int status(Callable<Response> call) {
    try {
      return call.call().statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
