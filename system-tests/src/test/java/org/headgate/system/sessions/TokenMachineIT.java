package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/**
 * Sessions as a state machine: whatever sequence of log-ins, refreshes with the newest and with old
 * tokens, waiting and log-outs, the server answers each step as a small model of the contract does,
 * and no token opens anything after its session's end. Time passes in the database.
 */
class TokenMachineIT {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  /** A step of the machine, with the session that began last or the one before. */
  enum Step {
    LOG_IN,
    REFRESH_NEWEST,
    REFRESH_PREVIOUS,
    REFRESH_FIRST,
    REFRESH_IN_OLDER_SESSION,
    CALL_NEWEST,
    CALL_FIRST,
    CALL_IN_OLDER_SESSION,
    WAIT_A_MINUTE,
    LOG_OUT_NEWEST,
    LOG_OUT_FIRST,
    LOG_OUT_EVERYWHERE
  }

  @Property(tries = 10, shrinking = ShrinkingMode.BOUNDED)
  void everyAnswerMatchesTheModel(@ForAll("sequences") @Size(min = 5, max = 40) List<Step> steps) {
    Run run = new Run();
    steps.forEach(run::take);
    run.checkEndedSessionsAreRefused();
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequency(
            Tuple.of(3, Step.LOG_IN),
            Tuple.of(9, Step.REFRESH_NEWEST),
            Tuple.of(4, Step.REFRESH_PREVIOUS),
            Tuple.of(2, Step.REFRESH_FIRST),
            Tuple.of(3, Step.REFRESH_IN_OLDER_SESSION),
            Tuple.of(4, Step.CALL_NEWEST),
            Tuple.of(3, Step.CALL_FIRST),
            Tuple.of(2, Step.CALL_IN_OLDER_SESSION),
            Tuple.of(2, Step.WAIT_A_MINUTE),
            Tuple.of(1, Step.LOG_OUT_NEWEST),
            Tuple.of(1, Step.LOG_OUT_FIRST),
            Tuple.of(1, Step.LOG_OUT_EVERYWHERE))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  /** A session as the contract has it: its tokens, generation by generation. */
  private static final class Session {

    private final String id;
    private final List<String> refreshTokens = new ArrayList<>();
    private final List<String> accessTokens = new ArrayList<>();
    private final List<Instant> rotations = new ArrayList<>();
    private boolean ended;

    private Session(String id) {
      this.id = id;
    }

    private int generation() {
      return refreshTokens.size() - 1;
    }
  }

  /** One person, on the server and in the model. */
  private final class Run {

    private final Person ada = Person.user(headgate);
    private final List<Session> sessions = new ArrayList<>();

    private Run() {
      logIn();
    }

    private void take(Step step) {
      Session newest = sessions.get(sessions.size() - 1);
      Session older = sessions.get(Math.max(0, sessions.size() - 2));
      switch (step) {
        case LOG_IN -> logIn();
        case REFRESH_NEWEST -> refresh(newest, newest.generation());
        case REFRESH_PREVIOUS -> refresh(newest, Math.max(0, newest.generation() - 1));
        case REFRESH_FIRST -> refresh(newest, 0);
        case REFRESH_IN_OLDER_SESSION -> refresh(older, older.generation());
        case CALL_NEWEST -> call(newest, newest.accessTokens.size() - 1);
        case CALL_FIRST -> call(newest, 0);
        case CALL_IN_OLDER_SESSION -> call(older, older.accessTokens.size() - 1);
        case WAIT_A_MINUTE -> pass(Duration.ofMinutes(1));
        case LOG_OUT_NEWEST -> logOut(newest, newest.generation());
        case LOG_OUT_FIRST -> logOut(newest, 0);
        case LOG_OUT_EVERYWHERE -> logOutEverywhere(newest);
      }
    }

    private void logIn() {
      ada.keep(ada.logIn(Person.PASSWORD));
      Session session = new Session(ada.sessionId());
      session.refreshTokens.add(ada.refreshToken());
      session.accessTokens.add(ada.accessToken());
      sessions.add(session);
    }

    private void refresh(Session session, int generation) {
      Response answer = ada.refresh(session.refreshTokens.get(generation));
      if (session.ended) {
        isProblem(answer, "invalid-refresh-token");
      } else if (generation == session.generation()) {
        answer.then().statusCode(200);
        session.refreshTokens.add(answer.path("refresh_token"));
        session.accessTokens.add(answer.path("access_token"));
        session.rotations.add(0, Instant.now());
      } else if (isInGrace(session, generation)) {
        answer.then().statusCode(200);
        assertThat(answer.<String>path("refresh_token"))
            .isEqualTo(session.refreshTokens.get(generation + 1));
        session.accessTokens.add(answer.path("access_token"));
      } else {
        isProblem(answer, "refresh-token-reused");
        session.ended = true;
      }
    }

    /** The tokens that were used less than the grace ago; time passes by whole minutes here. */
    private boolean isInGrace(Session session, int generation) {
      int since = session.generation() - generation;
      return since <= session.rotations.size()
          && session.rotations.get(since - 1).plus(GRACE).isAfter(Instant.now());
    }

    private void call(Session session, int number) {
      int status =
          headgate
              .api()
              .header("Authorization", "Bearer " + session.accessTokens.get(number))
              .get("/users/me")
              .statusCode();
      assertThat(status).isEqualTo(session.ended ? 401 : 200);
    }

    private void pass(Duration time) {
      for (Session session : sessions) {
        database.update(
            "update platform.session set rotations ="
                + " array(select r - cast(? as interval) from unnest(rotations) with ordinality u(r, n) order by n)"
                + " where id = cast(? as uuid)",
            String.format(Locale.ROOT, "%d seconds", time.toSeconds()),
            session.id);
        session.rotations.replaceAll(rotation -> rotation.minus(time));
      }
    }

    private void logOut(Session session, int generation) {
      headgate
          .api()
          .body("{\"refresh_token\":\"" + session.refreshTokens.get(generation) + "\"}")
          .post("/auth/logout")
          .then()
          .statusCode(204);
      session.ended = true;
    }

    private void logOutEverywhere(Session session) {
      Response answer =
          headgate
              .api()
              .header("Authorization", "Bearer " + session.accessTokens.get(0))
              .post("/auth/logout-all");
      assertThat(answer.statusCode()).isEqualTo(session.ended ? 401 : 204);
      if (!session.ended) {
        sessions.forEach(open -> open.ended = true);
      }
    }

    private void checkEndedSessionsAreRefused() {
      for (Session session : sessions) {
        if (session.ended) {
          call(session, session.accessTokens.size() - 1);
          call(session, 0);
          refresh(session, session.generation());
        }
      }
    }
  }

  private static void isProblem(Response answer, String name) {
    answer.then().statusCode(401);
    assertThat(answer.<String>path("type")).isEqualTo("urn:headgate:problem:" + name);
  }
}
