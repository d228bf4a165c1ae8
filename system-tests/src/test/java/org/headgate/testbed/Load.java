package org.headgate.testbed;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Clients that ask again as soon as they are answered, for a while. Unless they are told to be
 * patient, none waits after a refusal, so this is the rudest crowd there is.
 */
public final class Load {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final Supplier<HttpRequest> requests;
  private final Patience patience;

  /** When a client asks again that was refused. */
  public enum Patience {
    /** At once. */
    NONE,
    /** After the time that the server names. */
    RETRY_AFTER
  }

  /**
   * @param requests makes the next request; called by many threads
   */
  public Load(Supplier<HttpRequest> requests) {
    this(requests, Patience.NONE);
  }

  private Load(Supplier<HttpRequest> requests, Patience patience) {
    this.requests = requests;
    this.patience = patience;
  }

  /** The same requests by clients of this patience. */
  public Load with(Patience other) {
    return new Load(requests, other);
  }

  /** Lets so many clients ask for so long, and counts. */
  public LoadReport run(int clients, Duration time) throws InterruptedException {
    return run(clients, System.nanoTime() + time.toNanos(), Integer.MAX_VALUE);
  }

  /** As {@link #run}, while the caller does something else. */
  public CompletableFuture<LoadReport> begin(int clients, Duration time) {
    CompletableFuture<LoadReport> report = new CompletableFuture<>();
    Thread crowd =
        new Thread(
            () -> {
              try {
                report.complete(run(clients, time));
              } catch (InterruptedException | RuntimeException e) {
                report.completeExceptionally(e);
              }
            },
            "crowd");
    crowd.start();
    return report;
  }

  /** Lets so many clients ask so often each, and counts. */
  public LoadReport times(int clients, int requests) throws InterruptedException {
    return run(clients, Long.MAX_VALUE, requests);
  }

  private LoadReport run(int clients, long end, int most) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long startNanos = System.nanoTime();
    try {
      Callable<List<Answer>> client = () -> client(end, most);
      List<Answer> answers = new ArrayList<>();
      for (Future<List<Answer>> future :
          threads.invokeAll(IntStream.range(0, clients).mapToObj(i -> client).toList())) {
        answers.addAll(future.get());
      }
      return new LoadReport(answers, Duration.ofNanos(System.nanoTime() - startNanos));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client broke", e);
    } finally {
      threads.shutdown();
    }
  }

  private List<Answer> client(long end, int most) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    try (HttpSocket connection = new HttpSocket(LONGEST_ANSWER)) {
      while (answers.size() < most && (end == Long.MAX_VALUE || System.nanoTime() - end < 0)) {
        Answer answer = ask(connection);
        answers.add(answer);
        if (patience == Patience.RETRY_AFTER && answer.retryAfter().isPresent()) {
          long named = answer.retryAfter().get().toNanos();
          TimeUnit.NANOSECONDS.sleep(Math.min(named, end - System.nanoTime()));
        }
      }
    } catch (Over e) {
      return answers;
    }
    return answers;
  }

  private Answer ask(HttpSocket connection) {
    HttpRequest request = requests.get();
    long startNanos = System.nanoTime();
    try {
      HttpSocket.Response answer = connection.send(request);
      return new Answer(
          answer.status(),
          Optional.ofNullable(answer.headers().get("Retry-After"))
              .map(Long::parseLong)
              .map(Duration::ofSeconds),
          answer.status() < 300 ? "" : answer.body(),
          startNanos,
          System.nanoTime());
    } catch (IOException e) {
      return new Answer(Answer.NONE, Optional.empty(), e.toString(), startNanos, System.nanoTime());
    }
  }

  /** Thrown by whoever makes the requests where there are no more. */
  public static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * One answer.
   *
   * @param status {@link #NONE} when the connection broke
   * @param asked when, as {@link System#nanoTime}
   * @param answered when, as {@link System#nanoTime}
   */
  record Answer(int status, Optional<Duration> retryAfter, String body, long asked, long answered) {
    static final int NONE = 0;

    Duration took() {
      return Duration.ofNanos(answered - asked);
    }
  }
}
