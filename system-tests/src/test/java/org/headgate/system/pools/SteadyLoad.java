package org.headgate.system.pools;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;

/** Callers who ask for their own account without a pause, until the load is closed. */
final class SteadyLoad implements AutoCloseable {

  private final ExecutorService callers;
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> calls = new ArrayList<>();
  private volatile boolean running = true;

  private SteadyLoad(int size) {
    callers = Executors.newFixedThreadPool(size);
  }

  static SteadyLoad of(int size, Headgate headgate, Person person) {
    SteadyLoad load = new SteadyLoad(size);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest me =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
            .header("Authorization", "Bearer " + person.accessToken())
            .build();
    for (int caller = 0; caller < size; caller++) {
      load.calls.add(CompletableFuture.runAsync(() -> load.call(client, me), load.callers));
    }
    return load;
  }

  long answers() {
    return statuses.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How often each status was answered; 0 stands for no answer. */
  Map<Integer, Long> statuses() {
    Map<Integer, Long> counts = new ConcurrentHashMap<>();
    statuses.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }

  /** Ends when the last answer is there. */
  @Override
  public void close() {
    end();
  }

  void end() {
    running = false;
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    callers.shutdown();
  }

  private void call(HttpClient client, HttpRequest me) {
    while (running) {
      int status;
      try {
        status = client.send(me, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        status = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      statuses.computeIfAbsent(status, first -> new LongAdder()).increment();
    }
  }
}
