package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.secondfactors.service.ImportedFactors;

/** Decides which lines of an import create accounts, without holding a connection. */
@ApplicationScoped
public class ImportValidator {

  @Inject IdGenerator idGenerator;
  @Inject ImportedFactors factors;
  @Inject AccountSettings settings;
  @Inject Clock clock;

  /** Second factors as they are stored. */
  record Factors(Optional<String> totp, List<String> recoveryCodes) {

    Factors {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /** Encrypts or hashes the second factors of a line. */
  interface Sealing {
    Factors seal(ImportCandidate line, UserId accountId);
  }

  /**
   * @param lookUp reads what exists already
   */
  ImportBatch validate(ImportLines chunk, Function<KnownAccounts.Query, KnownAccounts> lookUp) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return validate(
        chunk, now, settings.passwordHashCost(), this::sealed, idGenerator::next, lookUp);
  }

  static ImportBatch validate(
      ImportLines chunk,
      Instant now,
      PasswordHashCost own,
      Sealing sealing,
      Supplier<UUID> ids,
      Function<KnownAccounts.Query, KnownAccounts> lookUp) {
    List<RefusedLineRow> refused = new ArrayList<>();
    List<ImportCandidate> sound = new ArrayList<>();
    for (ImportLines.Line line : chunk.lines()) {
      try {
        sound.add(ImportCandidate.of(line.number(), ImportLineReader.read(line.text()), now, own));
      } catch (InvalidRequestException e) {
        FieldError error = e.errors().get(0);
        refused.add(new RefusedLineRow(line.number(), error.field(), error.message()));
      }
    }
    ImportSorting sorting =
        new ImportSorting(
            lookUp.apply(KnownAccounts.Query.of(sound)),
            line -> row(line, new UserId(ids.get()), now, sealing));
    return sorting.sort(chunk.first(), sound, refused);
  }

  private Factors sealed(ImportCandidate line, UserId accountId) {
    return new Factors(
        line.totp().map(secret -> factors.sealed(accountId, secret)),
        line.recoveryCodes().stream().map(code -> factors.hash(accountId, code)).toList());
  }

  private static ImportRow row(
      ImportCandidate line, UserId accountId, Instant now, Sealing sealing) {
    Factors sealed = sealing.seal(line, accountId);
    return new ImportRow(
        line.line(),
        accountId.value(),
        line.email(),
        line.passwordHash().orElse(AccountCredentials.NO_PASSWORD),
        line.details().fullName(),
        line.details().locale(),
        line.details().timeZone(),
        line.details().roles(),
        Optional.empty(),
        line.active(),
        Optional.of(now).filter(instant -> line.verified()),
        line.createdAt().orElse(now),
        line.lastLoginAt(),
        line.name(),
        now,
        line.attributes(),
        sealed.totp(),
        sealed.recoveryCodes());
  }
}
