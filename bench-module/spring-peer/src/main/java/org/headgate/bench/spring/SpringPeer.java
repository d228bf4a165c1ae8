package org.headgate.bench.spring;

import java.util.UUID;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Baseline for measurements: log-in and reading one's own account as Spring's guides teach them,
 * with one account.
 */
@SpringBootApplication
public class SpringPeer {

  /** Takes port, database and pool as arguments. */
  public static void main(String[] arguments) {
    SpringApplication.run(SpringPeer.class, arguments);
  }

  @Bean
  CommandLineRunner firstAccount(AccountRepository accounts, PasswordEncoder encoder) {
    return arguments ->
        accounts.save(
            new Account(
                UUID.randomUUID(),
                "ada@example.org",
                encoder.encode("a password like others"),
                "Ada Lovelace"));
  }
}
