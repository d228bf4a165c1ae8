package org.headgate.administration.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.headgate.administration.api.AttemptCounters;
import org.headgate.administration.api.AttemptCounters.CodeCounts;
import org.headgate.administration.api.AttemptCounters.LiveCode;
import org.headgate.administration.api.AttemptCounters.OfPasswords;
import org.headgate.administration.api.AttemptCounters.OfPurpose;
import org.headgate.administration.api.AttemptCounters.OfSecondProofs;
import org.headgate.administration.api.AttemptCounters.PasswordCounts;
import org.headgate.administration.api.AttemptCounters.ProofCounts;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.LiveCodeView;
import org.headgate.otp.service.CodePolicy;
import org.headgate.passwords.service.PasswordAttemptService;
import org.headgate.passwords.service.PasswordDelayPolicy;
import org.headgate.ratelimit.persistence.AttemptKey;
import org.headgate.ratelimit.persistence.AttemptLedgerEntry;
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.SlidingWindowQuota;
import org.headgate.secondfactors.service.SecondFactorThrottle;

/**
 * Computes the counters from the ledger's rows, by the same rules as the limits. The counts of
 * several known devices are added up, and the longest wait is reported.
 */
record AttemptCountersCalculator(
    List<AttemptLedgerEntry> lines, List<LiveCodeView> live, Instant now) {

  private static final SlidingWindowQuota HOUR = new SlidingWindowQuota(1, Duration.ofHours(1));
  private static final SlidingWindowQuota DAY = new SlidingWindowQuota(1, Duration.ofDays(1));
  private static final IntPredicate STRANGERS = lane -> lane == AttemptKey.STRANGERS;

  AttemptCounters of(UserId accountId) {
    return new AttemptCounters(
        accountId,
        Arrays.stream(CodePurpose.values()).map(this::ofPurpose).toList(),
        new OfSecondProofs(proofs(STRANGERS), proofs(STRANGERS.negate())),
        new OfPasswords(passwords(STRANGERS), passwords(STRANGERS.negate())));
  }

  private OfPurpose ofPurpose(CodePurpose purpose) {
    return new OfPurpose(
        purpose,
        live.stream()
            .filter(code -> code.purpose() == purpose)
            .map(
                code ->
                    new LiveCode(
                        code.createdAt(), code.expiresAt(), code.attempts(), code.deviceAttempts()))
            .findFirst(),
        codes(purpose, STRANGERS),
        codes(purpose, STRANGERS.negate()));
  }

  private CodeCounts codes(CodePurpose purpose, IntPredicate lanes) {
    List<AttemptLedgerEntry> guesses = lines(CodePolicy.guesses(purpose), lanes);
    List<AttemptLedgerEntry> sends = lines(CodePolicy.sends(purpose), lanes);
    return new CodeCounts(
        used(HOUR, guesses),
        used(DAY, guesses),
        used(HOUR, sends),
        used(DAY, sends),
        latest(guesses.stream().flatMap(line -> quotas(CodePolicy.GUESSES, line.entries()))),
        latest(
            lanesOf(lanes)
                .flatMap(
                    lane ->
                        Stream.concat(
                            quotas(CodePolicy.SENDS, family(CodePolicy.sends(purpose), lane)),
                            sends.stream()
                                .filter(line -> line.lane() == lane)
                                .flatMap(
                                    line ->
                                        CodePolicy.COOLDOWNS
                                            .allowedAt(line.entries(), now)
                                            .stream())))));
  }

  private ProofCounts proofs(IntPredicate lanes) {
    List<AttemptLedgerEntry> wrong = lines(SecondFactorThrottle.KIND, lanes);
    return new ProofCounts(
        used(HOUR, wrong),
        used(DAY, wrong),
        latest(
            wrong.stream().flatMap(line -> quotas(SecondFactorThrottle.GUESSES, line.entries()))));
  }

  private PasswordCounts passwords(IntPredicate lanes) {
    List<AttemptLedgerEntry> failures = lines(PasswordAttemptService.KIND, lanes);
    return new PasswordCounts(
        used(DAY, failures),
        latest(
            failures.stream()
                .flatMap(
                    line -> PasswordDelayPolicy.BACKOFF.allowedAt(line.entries(), now).stream())));
  }

  private List<AttemptLedgerEntry> lines(AttemptKind kind, IntPredicate lanes) {
    return lines.stream()
        .filter(line -> line.kind().equals(kind.wireName()) && lanes.test(line.lane()))
        .toList();
  }

  private List<Instant> family(AttemptKind kind, int lane) {
    return lines.stream()
        .filter(line -> line.kind().startsWith(kind.prefix()) && line.lane() == lane)
        .flatMap(line -> line.entries().stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Stream<Integer> lanesOf(IntPredicate lanes) {
    return lines.stream().map(AttemptLedgerEntry::lane).distinct().filter(lanes::test);
  }

  private int used(SlidingWindowQuota window, List<AttemptLedgerEntry> counted) {
    return counted.stream().mapToInt(line -> window.used(line.entries(), now)).sum();
  }

  private Stream<Instant> quotas(List<SlidingWindowQuota> quotas, List<Instant> entries) {
    return quotas.stream()
        .flatMap(slidingWindowQuota -> slidingWindowQuota.allowedAt(entries, now).stream());
  }

  private static Optional<Instant> latest(Stream<Instant> instants) {
    return instants.max(Comparator.naturalOrder());
  }
}
