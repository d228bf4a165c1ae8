package org.headgate.config.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.Secret;
import org.headgate.config.alerts.AlertEndpointSettings.Kind;
import org.headgate.config.alerts.AlertEndpointSettings.Quiet;

/**
 * The end points that a document names, or what is wrong with it: each problem has the member that
 * it is about, and a reason.
 */
record AlertDocument(List<AlertEndpointSettings> endpoints, List<String> problems) {

  private static final int MOST = 50;
  private static final int MOST_ADDRESSES = 10;
  private static final int LONGEST_NAME = 200;
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final String ENDPOINTS = "endpoints";
  private static final String SECRET_PREFIX = "whsec_";
  private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "kind",
          "url",
          "addresses",
          "routing_key",
          "secret",
          "is_escalation",
          "quiet_hours");

  AlertDocument {
    endpoints = List.copyOf(endpoints);
    problems = List.copyOf(problems);
  }

  static AlertDocument read(String json) {
    List<String> problems = new ArrayList<>();
    List<AlertEndpointSettings> endpoints = new ArrayList<>();
    try {
      if (JsonTree.read(json) instanceof Map<?, ?> root) {
        JsonMembers members = new JsonMembers("", root, problems::add);
        members.allow(Set.of(ENDPOINTS));
        readAll(members.list(ENDPOINTS), endpoints, problems);
      } else {
        problems.add("must be an object with the member " + ENDPOINTS);
      }
    } catch (IllegalArgumentException noJson) {
      problems.add(noJson.getMessage());
    }
    return new AlertDocument(endpoints, problems);
  }

  private static void readAll(
      List<?> elements, List<AlertEndpointSettings> endpoints, List<String> problems) {
    if (elements.size() > MOST) {
      problems.add(ENDPOINTS + ": must be " + MOST + " at most");
      return;
    }
    Set<String> names = new HashSet<>();
    for (int index = 0; index < elements.size(); index++) {
      String place = ENDPOINTS + "[" + index + "]";
      if (elements.get(index) instanceof Map<?, ?> element) {
        JsonMembers members = new JsonMembers(place + ".", element, problems::add);
        endpoint(members)
            .ifPresent(
                endpoint -> {
                  if (!names.add(endpoint.name())) {
                    members.refuse("name", "is that of another end point too");
                  }
                  endpoints.add(endpoint);
                });
      } else {
        problems.add(place + ": must be an object");
      }
    }
  }

  private static Optional<AlertEndpointSettings> endpoint(JsonMembers members) {
    members.allow(MEMBERS);
    Optional<String> name = members.text("name");
    if (name.filter(text -> text.length() <= LONGEST_NAME).isEmpty()) {
      members.refuse("name", "must be a name of 1 to " + LONGEST_NAME + " characters");
    }
    Optional<Kind> kind = kind(members);
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> url = members.text("url");
    Optional<String> key = members.text("routing_key");
    Optional<String> secret = members.text("secret");
    List<String> addresses = addresses(members);
    boolean isMail = kind.get() == Kind.MAIL;
    boolean isPagerDuty = kind.get() == Kind.PAGERDUTY;
    require(members, "url", url.isPresent(), !isMail, isPagerDuty);
    require(members, "addresses", !addresses.isEmpty(), isMail, false);
    require(members, "routing_key", key.isPresent(), isPagerDuty, false);
    require(members, "secret", secret.isPresent(), kind.get() == Kind.WEBHOOK, false);
    url.filter(text -> !isAddress(text))
        .ifPresent(text -> members.refuse("url", "must be an http or https address"));
    secret
        .filter(text -> !isSecret(text))
        .ifPresent(
            text ->
                members.refuse(
                    "secret",
                    "must be %s and %s to %s bytes in base64"
                        .formatted(SECRET_PREFIX, LEAST_BYTES, MOST_BYTES)));
    return Optional.of(
        new AlertEndpointSettings(
            name.get().strip(),
            kind.get(),
            url.map(Secret::new),
            addresses,
            key.map(Secret::new),
            secret.map(Secret::new),
            members.flag("is_escalation"),
            members.object("quiet_hours").flatMap(AlertDocument::quiet)));
  }

  private static Optional<Kind> kind(JsonMembers members) {
    Optional<String> text = members.text("kind");
    for (Kind kind : Kind.values()) {
      if (text.filter(kind.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
        return Optional.of(kind);
      }
    }
    members.refuse("kind", "must be webhook, mail, slack or pagerduty");
    return Optional.empty();
  }

  private static void require(
      JsonMembers members, String member, boolean isThere, boolean isMeant, boolean mayLack) {
    if (isThere && !isMeant) {
      members.refuse(member, "must be left out for this kind");
    } else if (!isThere && isMeant && !mayLack) {
      members.refuse(member, "must be given for this kind");
    }
  }

  private static List<String> addresses(JsonMembers members) {
    List<String> addresses = members.list("addresses").stream().map(String::valueOf).toList();
    if (addresses.size() > MOST_ADDRESSES) {
      members.refuse("addresses", "must be 1 to " + MOST_ADDRESSES);
    }
    for (int index = 0; index < addresses.size(); index++) {
      try {
        EmailAddress.of("addresses", addresses.get(index));
      } catch (RuntimeException noAddress) {
        members.refuse("addresses[" + index + "]", "must be an e-mail address");
      }
    }
    return addresses;
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  private static boolean isSecret(String text) {
    try {
      int length = Base64.getDecoder().decode(text.replaceFirst("^" + SECRET_PREFIX, "")).length;
      return text.startsWith(SECRET_PREFIX) && length >= LEAST_BYTES && length <= MOST_BYTES;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static Optional<Quiet> quiet(JsonMembers members) {
    members.allow(Set.of("from", "to", "time_zone"));
    Optional<String> from = time(members, "from");
    Optional<String> to = time(members, "to");
    Optional<String> zone = members.text("time_zone").filter(AlertDocument::isZone);
    if (zone.isEmpty()) {
      members.refuse("time_zone", "must be a time zone such as Europe/Berlin");
    }
    return from.flatMap(
        begin -> to.flatMap(end -> zone.map(place -> new Quiet(begin, end, place))));
  }

  private static Optional<String> time(JsonMembers members, String member) {
    Optional<String> time = members.text(member).filter(text -> TIME.matcher(text).matches());
    if (time.isEmpty()) {
      members.refuse(member, "must be a time such as 22:00");
    }
    return time;
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
