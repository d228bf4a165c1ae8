package org.headgate.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.CallerAccount;
import org.junit.jupiter.api.Test;

class AuthenticationFilterTest {

  private static final UserId ADA = new UserId(new UUID(1, 2));

  private final Map<String, Object> attributes = new HashMap<>();
  private final ContainerRequestContext request = proxy(ContainerRequestContext.class);
  private final Caller caller = new Caller();
  private final AuthenticationFilter filter = new AuthenticationFilter();

  AuthenticationFilterTest() {
    caller.request = proxy(HttpServletRequest.class);
    filter.resource = proxy(ResourceInfo.class);
    filter.tokens = new NothingIsValid();
  }

  /** A request that waits for a place begins again, and its session may have ended meanwhile. */
  @Test
  void callerOfAnEarlierPassIsForgotten() {
    Caller.set(request, ada());
    assertThat(caller.find()).isPresent();

    filter.filter(request);

    assertThat(caller.find()).isEmpty();
  }

  private static final class NothingIsValid extends AccessTokenVerifier {}

  /** The resource is this test, which is open to everybody; the others share their attributes. */
  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            AuthenticationFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getHeaders" -> new MultivaluedHashMap<String, String>();
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setProperty" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeProperty" -> attributes.remove((String) arguments[0]);
                  case "getResourceClass" -> AuthenticationFilterTest.class;
                  case "getResourceMethod" ->
                      AuthenticationFilterTest.class.getDeclaredMethod(
                          "callerOfAnEarlierPassIsForgotten");
                  default -> throw new UnsupportedOperationException(called.getName());
                }));
  }

  private static CallerAccount ada() {
    return new CallerAccount(
        new AccountResponse(
            ADA,
            new EmailAddress("ada@example.org"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            true,
            Set.of(Role.USER),
            Optional.empty(),
            false,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        new AccountAtEpoch(ADA, 0),
        Optional.of(new SessionId(new UUID(3, 4))),
        Optional.empty());
  }
}
