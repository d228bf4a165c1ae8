package org.headgate.torture.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients of every kind, who use the service at the same time until they are told to go. */
public final class Crowd implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Accounts that many connections read at the same moment. */
  private static final int READERS = 4;

  private final List<Client> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Probe probe;

  public Crowd(Workplace workplace) throws InterruptedException {
    probe = new Probe(workplace.url(), guest(workplace));
    List<Account> readers = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      readers.add(guest(workplace));
    }
    clients.add(new SignUpClient("sign-up-1", workplace));
    clients.add(new SignUpClient("sign-up-2", workplace));
    clients.add(new SessionClient("session-1", workplace));
    clients.add(new SessionClient("session-2", workplace));
    clients.add(new PasswordClient("password-1", workplace));
    clients.add(new PasswordClient("password-2", workplace));
    clients.add(new SettingsClient("settings-1", workplace));
    clients.add(new SettingsClient("settings-2", workplace));
    clients.add(new ScheduleClient("schedules-1", workplace));
    clients.add(new ScheduleClient("schedules-2", workplace));
    clients.add(new AdministratorClient("administrator", workplace));
    clients.add(new BodyClient("bodies-1", workplace));
    clients.add(new BodyClient("bodies-2", workplace));
    clients.add(new ReadersClient("readers", workplace, readers));
    clients.forEach(threads::execute);
    threads.execute(probe);
  }

  private static Account guest(Workplace workplace) throws InterruptedException {
    return new Guest(workplace).signUp().orElseThrow();
  }

  public Probe probe() {
    return probe;
  }

  /** When the last answer is there. */
  @Override
  public void close() {
    clients.forEach(Client::stop);
    probe.stop();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("a client does not leave");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody who signs up while nothing is broken, and does nothing else. */
  private static final class Guest extends AccountClient {

    Guest(Workplace workplace) {
      super("guest", workplace, Duration.ofSeconds(1));
    }

    @Override
    void act(Account owner) {
      // The account is what is wanted.
    }
  }
}
