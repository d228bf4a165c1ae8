package org.headgate.idempotency.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.idempotency.api.IdempotencyKey;
import org.headgate.idempotency.persistence.IdempotencyAttempt;
import org.headgate.idempotency.persistence.IdempotencyState;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.ratelimit.service.DeviceToken;
import org.headgate.ratelimit.service.NetworkLimit;
import org.junit.jupiter.api.Test;

/** Keys of strangers whose network has caused too many mails. */
class IdempotencyClaimsTest {

  private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
  private static final UserId ADA = new UserId(UUID.randomUUID());
  private static final StoredResponse ANSWER = new StoredResponse(202, Map.of(), "{}");

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final Keys service = new Keys();
  private final Network network = new Network();
  private final Client client = new Client();
  private final IdempotencyClaims claims = new IdempotencyClaims();

  IdempotencyClaimsTest() {
    claims.service = service;
    claims.attemptService = network;
    claims.clientContext = client;
    claims.guard = new Guard();
    claims.keys = keys;
    claims.idGenerator = new IdGenerator();
    claims.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Test
  void strangerClaimsWhileTheNetworkIsFree() {
    assertThat(claims.claim(request(Optional.empty()))).isInstanceOf(IdempotencyClaim.First.class);
    assertThat(service.claimed).hasSize(1);
  }

  @Test
  void nothingIsWrittenForStrangerOfABlockedNetwork() {
    network.freeAt = Optional.of(NOW.plusSeconds(30));

    assertThatThrownBy(() -> claims.claim(request(Optional.empty())))
        .isInstanceOf(TooManyRequestsException.class);
    assertThat(service.claimed).isEmpty();
  }

  @Test
  void strangerOfABlockedNetworkGetsTheStoredResponseAgain() {
    network.freeAt = Optional.of(NOW.plusSeconds(30));
    store(request(Optional.empty()));

    assertThat(claims.claim(request(Optional.empty())))
        .isEqualTo(new IdempotencyClaim.Repeated(ANSWER));
    assertThat(service.claimed).isEmpty();
  }

  @Test
  void callersAndKnownDevicesOfABlockedNetworkClaim() {
    network.freeAt = Optional.of(NOW.plusSeconds(30));

    assertThat(claims.claim(request(Optional.of(ADA)))).isInstanceOf(IdempotencyClaim.First.class);
    client.isKnown = true;
    assertThat(claims.claim(request(Optional.empty()))).isInstanceOf(IdempotencyClaim.First.class);
    assertThat(service.claimed).hasSize(2);
  }

  private void store(RequestFingerprint request) {
    String slot = request.slot(keys);
    byte[] sealed = keys.encrypt(KeyRing.Purpose.IDEMPOTENCY_ANSWER, slot, ANSWER.bytes());
    service.stored.put(
        slot,
        new IdempotencyState(
            request.fingerprint(keys), Optional.of(Base64.getEncoder().encodeToString(sealed))));
  }

  private static RequestFingerprint request(Optional<UserId> caller) {
    return new RequestFingerprint(
        new IdempotencyKey("key"), caller, "POST /auth/signup", "{\"email\":\"ada@example.org\"}");
  }

  /** Keys in memory. */
  private static final class Keys extends IdempotencyService {

    private final Map<String, IdempotencyState> stored = new HashMap<>();
    private final List<IdempotencyAttempt> claimed = new ArrayList<>();

    @Override
    public Optional<IdempotencyState> find(String slot) {
      return Optional.ofNullable(stored.get(slot));
    }

    @Override
    public boolean claim(IdempotencyAttempt idempotencyAttempt) {
      return !stored.containsKey(idempotencyAttempt.slot()) && claimed.add(idempotencyAttempt);
    }
  }

  /** A network that has caused too many mails, or not. */
  private static final class Network extends AttemptService {

    private Optional<Instant> freeAt = Optional.empty();

    @Override
    public Optional<Instant> networkAllowedAt(NetworkLimit charge) {
      return freeAt;
    }
  }

  /** A client with a known device, or a stranger. */
  private static final class Client extends ClientContext {

    private boolean isKnown;

    @Override
    public Optional<DeviceToken> device() {
      return isKnown
          ? Optional.of(
              new DeviceToken(
                  new AccountAtEpoch(ADA, 0), UUID.randomUUID(), NOW.minus(Duration.ofDays(1))))
          : Optional.empty();
    }
  }

  /** Runs what it is given. */
  private static final class Guard extends DatabaseGuard {

    @Override
    public <T> T call(GuardedWork work, Supplier<T> statement) {
      return statement.get();
    }
  }
}
