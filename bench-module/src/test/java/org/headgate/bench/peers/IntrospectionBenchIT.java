package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/** How often a service may ask what is true of a token (RFC 7662), beside reads of an account. */
class IntrospectionBenchIT {

  private static final int CLIENTS = 64;
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("introspection");

  @Test
  void introspectionThroughputIsComparedWithReads() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    List<Load.Result> reads = new ArrayList<>();
    List<Load.Result> introspections = new ArrayList<>();
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      Load introspection = introspection(headgate);
      headgate.read().run(DIRECTORY, CLIENTS, Bench.WARM_UP);
      introspection.run(DIRECTORY, CLIENTS, Bench.WARM_UP);
      for (int turn = 0; turn < Bench.TURNS; turn++) {
        reads.add(headgate.read().run(DIRECTORY, CLIENTS, Bench.TURN));
        introspections.add(introspection.run(DIRECTORY, CLIENTS, Bench.TURN));
      }
    }
    LoadRuns read = new LoadRuns(reads);
    LoadRuns asked = new LoadRuns(introspections);
    BenchTable table = new BenchTable(List.of("64 clients", "rate", "of reads"));
    table.add(List.of("`GET /users/me`", read.cell(), "1"));
    table.add(List.of("`POST /oauth/introspect`", asked.cell(), asked.times(read)));
    table.write(Bench.DIRECTORY.resolve("introspection.md"));
    assertThat(introspections).allMatch(result -> result.refused() == 0);
  }

  /** Of a user's access token, by a service account. */
  private static Load introspection(HeadgatePeer headgate)
      throws IOException, InterruptedException {
    AdministratorClient administrator = new AdministratorClient(headgate);
    String client =
        administrator
            .post(
                "/api/v1/admin/service-accounts",
                "{\"name\":\"Introspection\",\"scopes\":[\"introspect\"]}")
            .required("id")
            .textValue();
    String secret =
        administrator
            .post("/api/v1/admin/service-accounts/%s/secrets".formatted(client), "")
            .required("client_secret")
            .textValue();
    String credentials =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    return new Load(
        headgate.url("/api/v1/oauth/introspect"),
        Map.of(
            "Authorization",
            "Basic " + credentials,
            "Content-Type",
            "application/x-www-form-urlencoded"),
        "token=" + headgate.token());
  }
}
