package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known and unknown addresses cannot be told apart by how long the answer takes: samples of both,
 * in a random order, by the test of Mann and Whitney, which asks whether one of them tends to be
 * the longer. Chance alone fails a sample in a thousand; so a sample that fails is drawn again, and
 * two in a row are no chance.
 */
class TimingIT {

  private static final double SIGNIFICANT = 0.001;
  private static final int WARM_UP = 40;
  private static final int DRAWS = 2;

  private static Headgate headgate;
  private static String hash;

  private final Attacker attacker = new Attacker();

  @BeforeAll
  static void aPasswordHash() throws Exception {
    headgate = Headgate.shared();
    Person ada = Person.user(headgate);
    try (var connection = headgate.connection();
        var statement =
            connection.prepareStatement(
                "select password_hash from platform.account where email = ?")) {
      statement.setString(1, ada.email());
      try (var row = statement.executeQuery()) {
        row.next();
        hash = row.getString(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/login, 250, verified",
    "/auth/signup, 250, verified",
    "/auth/resend-otp, 600, pending",
    "/auth/resend-otp, 600, verified",
    "/auth/password/forgot, 600, verified",
    "/auth/otp, 600, verified",
    "/auth/verify-email, 600, pending",
    "/auth/verify-email, 600, coded"
  })
  void knownAndUnknownAddressesTakeTheSameTime(String path, int samples, String known)
      throws Exception {
    double p = 0;
    for (int draw = 0; draw < DRAWS && p < SIGNIFICANT; draw++) {
      p = compare(path, samples, known);
    }
    assertThat(p).as(path).isGreaterThan(SIGNIFICANT);
  }

  private double compare(String path, int samples, String state) throws Exception {
    List<String> known = accounts(samples + WARM_UP, state.equals("verified"));
    if (state.equals("coded")) {
      sendCodes(known);
    }
    List<String> unknown = new ArrayList<>();
    known.forEach(address -> unknown.add("nobody-" + UUID.randomUUID() + "@example.org"));
    for (int i = 0; i < WARM_UP; i++) {
      ask(path, known.get(samples + i));
      ask(path, unknown.get(samples + i));
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 2 * samples; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(4226));
    double[] ofKnown = new double[samples];
    double[] ofUnknown = new double[samples];
    for (int i : order) {
      if (i < samples) {
        ofKnown[i] = ask(path, known.get(i));
      } else {
        ofUnknown[i - samples] = ask(path, unknown.get(i - samples));
      }
    }
    double p =
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .test(ofKnown, ofUnknown)
            .getPValue();
    System.out.printf(
        Locale.ROOT,
        "[attack] %s, %d %s and %d unknown addresses: median %.3f ms and %.3f ms, p = %.4f%n",
        path,
        samples,
        state,
        samples,
        median(ofKnown),
        median(ofUnknown),
        p);
    return p;
  }

  /** Milliseconds; each request comes from a network of its own, and is the address's first. */
  private double ask(String path, String address) {
    Map<String, String> body = new HashMap<>(Map.of("email", address));
    if (path.equals("/auth/login")) {
      body.put("password", "not the password at all");
    } else if (path.equals("/auth/signup")) {
      body.put("password", "somebody else's lantern 7");
    } else if (path.equals("/auth/verify-email")) {
      body.put("code", "123456");
    }
    Attacker.Answer answer = attacker.post(headgate, path, body, Headgate.anyNetwork());
    assertThat(answer.status()).as(answer.body()).isIn(202, 400, 401);
    return answer.took().toNanos() / 1e6;
  }

  private static List<String> accounts(int count, boolean verified) throws Exception {
    List<String> addresses = new ArrayList<>();
    try (var connection = headgate.connection();
        var statement =
            connection.prepareStatement(
                """
                insert into platform.account (id, email, password_hash, created_at, email_verified_at)
                values (gen_random_uuid(), ?, ?, now(), case when ? then now() end)
                """)) {
      for (int i = 0; i < count; i++) {
        String address = "known-" + UUID.randomUUID() + "@example.org";
        addresses.add(address);
        statement.setString(1, address);
        statement.setString(2, hash);
        statement.setBoolean(3, verified);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return addresses;
  }

  /** Each of the accounts has a code that it can verify its address with. */
  private static void sendCodes(List<String> addresses) throws Exception {
    try (var connection = headgate.connection();
        var statement =
            connection.prepareStatement(
                """
                insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at)
                select gen_random_uuid(), a.id, 'verify_email', decode('00', 'hex'), now(), now() + interval '1 hour'
                  from platform.account a where a.email = any (?)
                """)) {
      statement.setArray(1, connection.createArrayOf("text", addresses.toArray()));
      statement.executeUpdate();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
