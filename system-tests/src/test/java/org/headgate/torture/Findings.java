package org.headgate.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the diagnosis of the service names, as an administrator reads it. */
final class Findings {

  private final Caller caller;
  private final Account administrator =
      new Account(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD);

  Findings(String url) {
    caller = new Caller(url, Duration.ofSeconds(3));
  }

  /** The codes of all findings; none where nobody answers. */
  List<String> now() throws InterruptedException {
    List<String> codes = new ArrayList<>();
    for (JsonNode item : read("/admin/diagnosis").json().path("items")) {
      codes.add(item.path("code").asText());
    }
    return codes;
  }

  /** What an administrator is told at a path; of the status 0 where nobody answers. */
  Answer read(String path) throws InterruptedException {
    Answer answer = caller.send("GET", path, administrator.accessToken(), "");
    if (answer.status() != 401) {
      return answer;
    }
    String body =
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(administrator.email(), administrator.password());
    Answer tokens = caller.send("POST", "/auth/login", "", body);
    if (tokens.isGood()) {
      administrator.keep(tokens);
      return caller.send("GET", path, administrator.accessToken(), "");
    }
    return answer;
  }
}
