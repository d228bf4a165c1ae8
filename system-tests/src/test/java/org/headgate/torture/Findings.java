package org.headgate.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.headgate.torture.clients.Account;
import org.headgate.torture.clients.Answer;
import org.headgate.torture.clients.Caller;
import org.headgate.torture.cluster.TortureCluster;

/** What the diagnosis of each node names, as an administrator reads it. */
final class Findings {

  private final List<Caller> nodes;
  private final Account administrator =
      new Account(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD);

  Findings(List<String> urls) {
    nodes = urls.stream().map(url -> new Caller(url, Duration.ofSeconds(3))).toList();
  }

  /** The codes of what harms now, at any node that answers. */
  Set<String> now() throws InterruptedException {
    Set<String> codes = new TreeSet<>();
    for (Caller node : nodes) {
      for (JsonNode item : read(node, "/admin/diagnosis").json().path("items")) {
        if (!item.path("over").asBoolean()) {
          codes.add(item.path("code").asText());
        }
      }
    }
    return codes;
  }

  /**
   * What an administrator is told at a path by the first node; of the status 0 where it is mute.
   */
  Answer read(String path) throws InterruptedException {
    return read(nodes.get(0), path);
  }

  private Answer read(Caller caller, String path) throws InterruptedException {
    Answer answer = caller.send("GET", path, administrator.accessToken(), "");
    if (answer.status() != 401) {
      return answer;
    }
    return caller.logIn(administrator).isGood()
        ? caller.send("GET", path, administrator.accessToken(), "")
        : answer;
  }
}
