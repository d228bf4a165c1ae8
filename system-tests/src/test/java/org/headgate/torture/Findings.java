package org.headgate.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.headgate.torture.clients.Account;
import org.headgate.torture.clients.Answer;
import org.headgate.torture.clients.Caller;
import org.headgate.torture.cluster.TortureCluster;

/** The findings of each node's diagnosis, as an administrator reads them. */
final class Findings {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final List<Reader> readers;

  Findings(List<String> urls) {
    readers =
        urls.stream()
            .map(
                url ->
                    new Reader(
                        new Caller(url, PATIENCE),
                        new Account(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD)))
            .toList();
  }

  /** Logs in at each node, so that no token expires while nobody can log in. */
  void logIn() throws InterruptedException {
    for (Reader reader : readers) {
      reader.caller.logIn(reader.administrator);
    }
  }

  /** The codes of what harms now, at any node that answers. */
  Set<String> now() {
    Set<String> codes = new TreeSet<>();
    readers.stream()
        .map(reader -> CompletableFuture.supplyAsync(reader::named))
        .toList()
        .forEach(named -> codes.addAll(named.join()));
    return codes;
  }

  /**
   * The first node's response to an administrator at a path; its status is 0 where there is none.
   */
  Answer read(String path) throws InterruptedException {
    return readers.get(0).read(path);
  }

  /** An administrator at a node. */
  private record Reader(Caller caller, Account administrator) {

    private Set<String> named() {
      Set<String> codes = new TreeSet<>();
      try {
        for (JsonNode item : read("/admin/diagnosis").json().path("items")) {
          if (!item.path("over").asBoolean()) {
            codes.add(item.path("code").asText());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return codes;
    }

    private Answer read(String path) throws InterruptedException {
      Answer answer = caller.send("GET", path, administrator.accessToken(), "");
      if (answer.status() != 401) {
        return answer;
      }
      return caller.logIn(administrator).isGood()
          ? caller.send("GET", path, administrator.accessToken(), "")
          : answer;
    }
  }
}
