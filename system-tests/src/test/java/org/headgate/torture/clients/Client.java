package org.headgate.torture.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import org.headgate.torture.cluster.MailProcess;
import org.headgate.torture.history.History;
import org.headgate.torture.history.Operation;
import org.headgate.torture.history.Operation.Kind;

/**
 * A client that uses the service until it is stopped, and records each request with its result. It
 * repeats none unless the service allows it.
 */
abstract class Client implements Runnable {

  static final Duration PATIENCE = Duration.ofSeconds(25);

  /** A thing whose id in a response must be the one that its reader has. */
  static final String OWN_ACCOUNT = "own account";

  /** How a request is sent. */
  @FunctionalInterface
  interface Request {
    Answer send() throws InterruptedException;
  }

  final String name;
  final Random random;
  final Caller caller;
  final MailProcess mail;
  private final History history;
  private final Duration pause;
  private volatile boolean isRunning = true;

  Client(String name, Workplace workplace, Duration pause) {
    this.name = name;
    this.random = new Random(workplace.seed() + name.hashCode());
    this.caller = new Caller(workplace.url(), PATIENCE);
    this.mail = workplace.mail();
    this.history = workplace.history();
    this.pause = pause;
  }

  /** Does a few things, one after the other. */
  abstract void act() throws InterruptedException;

  @Override
  public void run() {
    try {
      while (isRunning) {
        act();
        Thread.sleep(pause.toMillis() / 2 + random.nextInt((int) pause.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    isRunning = false;
  }

  boolean isRunning() {
    return isRunning;
  }

  /** Writes down what is known before it is asked. */
  Answer ask(Kind kind, String what, String key, String value, Request request)
      throws InterruptedException {
    return ask(kind, what, answer -> key, answer -> value, request);
  }

  /** Writes down what only the answer says. */
  Answer ask(
      Kind kind,
      String what,
      Function<Answer, String> key,
      Function<Answer, String> value,
      Request request)
      throws InterruptedException {
    Instant startedAt = Instant.now();
    Answer answer = request.send();
    history.add(
        new Operation(
            name,
            kind,
            what,
            key.apply(answer),
            value.apply(answer),
            startedAt,
            Instant.now(),
            answer.outcome(),
            answer.word()));
    return answer;
  }
}
